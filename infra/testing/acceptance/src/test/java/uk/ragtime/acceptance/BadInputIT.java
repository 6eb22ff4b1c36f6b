package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.contract.Sample;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;
import uk.ragtime.testing.raw.RawConnection;
import uk.ragtime.testing.raw.RawResponse;

/** Bad input gets a clear refusal with a stable code, and nothing is recorded. */
class BadInputIT {
  private static final String GREEN = "{\"rating\": \"GREEN\"}";
  private final TestPlatform platform = SharedPlatform.platform();
  private final DemonstrationUser lancashire = new DemonstrationUser(platform);
  private final List<Executable> refusals = new ArrayList<>();

  @Test
  void everyBadCommandIsRefusedAndNoneIsRecorded() {
    TestClient rater = lancashire.rater();
    TestClient coordinator = platform.commands("coordinator");
    String path = lancashire.ratingPath("tuning-in");
    String cycle = "/v1/lancashire/cycles/" + lancashire.cycle();
    long before = lancashire.recordOneChange();

    refused(404, "capability-unknown", rater.put(lancashire.ratingPath("juggling"), GREEN));
    refused(
        404, "cycle-unknown", rater.put(path.replace(lancashire.cycle(), "1999-autumn"), GREEN));
    refused(404, "area-unknown", rater.put(path.replace("blackpool", "atlantis"), GREEN));
    refused(
        404, "agency-unknown", coordinator.put(path.replace("health-visiting", "nobody"), GREEN));
    refused(400, "invalid-field", rater.put(path, "{\"rating\": \"BLUE\"}"));
    refused(400, "invalid-field", rater.put(path, "{\"rating\": \"green\"}"));
    refused(400, "invalid-field", rater.put(path, "{}"));
    refused(400, "invalid-field", rater.put(path, "{\"rating\": null}"));
    refused(400, "invalid-field", rater.put(path, "{\"rating\": \"RED\", \"reason\": \"BORED\"}"));
    refused(400, "malformed-json", rater.put(path, "{\"rating\": "));
    refused(400, "malformed-json", rater.put(path, ""));
    refused(400, "malformed-json", rater.put(path, GREEN + GREEN));
    refused(
        413,
        "body-too-large",
        rater.put(path, "{\"rating\": \"RED\", \"rationale\": \"" + "a".repeat(300_000) + "\"}"));
    refused(
        400,
        "invalid-field",
        rater.put(path, "{\"rating\": \"RED\", \"rationale\": \"" + "a".repeat(4001) + "\"}"));
    refused(
        400, "invalid-field", rater.put(path, "{\"rating\": \"RED\", \"rationale\": \"\\u0000\"}"));
    refused(
        400,
        "invalid-field",
        rater.put(
            path,
            "{\"rating\": \"RED\", \"evidence\": [{\"title\": \"t\", \"url\": \"javascript:1\"}]}"));
    refused(
        422,
        "effective-date-in-future",
        rater.put(
            path,
            "{\"rating\": \"RED\", \"effectiveOn\": \""
                + LocalDate.now(ZoneId.of("Europe/London")).plusDays(2)
                + "\"}"));
    refused(
        422,
        "effective-date-before-cycle",
        rater.put(path, "{\"rating\": \"RED\", \"effectiveOn\": \"1999-01-01\"}"));
    refused(
        400,
        "invalid-field",
        rater.put(path, "{\"rating\": \"RED\", \"effectiveOn\": \"2026-02-30\"}"));
    refused(
        422,
        "reason-does-not-fit",
        rater.put(path, "{\"rating\": \"RED\", \"reason\": \"IMPROVEMENT\"}"));
    refused(400, "invalid-parameter", rater.put(lancashire.ratingPath("Tuning_In"), GREEN));
    refused(400, "invalid-parameter", rater.put(path, GREEN, "If-Match", "yesterday"));
    refused(400, "invalid-parameter", rater.put(path, GREEN, "Idempotency-Key", "k".repeat(200)));
    refused(415, "unsupported-media-type", rater.put(path, GREEN, "Content-Type", "text/plain"));
    refused(405, "method-not-allowed", rater.send("DELETE", path, null));
    refused(404, "not-found", rater.get("/v2/nothing"));
    refused(
        409,
        "agency-not-in-area",
        coordinator.put(lancashire.ratingWhereTheAgencyDoesNotWork(), GREEN));
    refused(
        409,
        "cycle-closed",
        rater.put(path.replace(cycle, "/v1/lancashire/cycles/" + lancashire.closedCycle()), GREEN));

    assertAll(refusals);
    assertEquals(before + 1, lancashire.recordOneChange());
  }

  @Test
  void everyBadQuestionIsRefused() {
    TestClient auditor = platform.queries("auditor");
    String profile = "/v1/lancashire/areas/blackpool/profile";
    String history = "/v1/lancashire/areas/blackpool/history";

    refused(404, "area-unknown", auditor.get("/v1/lancashire/areas/atlantis/profile"));
    refused(404, "cycle-unknown", auditor.get(profile + "?cycle=1999-autumn"));
    refused(400, "invalid-parameter", auditor.get(profile + "?asOf=yesterday"));
    refused(400, "invalid-parameter", auditor.get(profile + "?asOf=2026-02-30"));
    refused(400, "invalid-parameter", auditor.get(profile + "?knownAt=2026-01-01"));
    refused(400, "invalid-parameter", auditor.get(profile + "?rollup=median"));
    refused(400, "invalid-parameter", auditor.get(profile + "?minPosition=-1"));
    refused(400, "invalid-parameter", auditor.get(profile + "?minPosition=many"));
    refused(409, "position-not-reached", auditor.get(profile + "?minPosition=999999999"));
    refused(400, "invalid-parameter", auditor.get(history + "?by=fortnight"));
    refused(400, "invalid-parameter", auditor.get(history + "?from=2026-05-01&to=2026-01-01"));
    refused(400, "invalid-parameter", auditor.get("/v1/lancashire/audit?limit=0"));
    refused(400, "invalid-parameter", auditor.get("/v1/lancashire/audit?after=here"));
    refused(400, "invalid-parameter", auditor.get("/v1/lancashire/events?limit=1000000"));
    refused(400, "invalid-parameter", auditor.get(profile.replace("blackpool", "Black_pool")));
    refused(404, "partnership-unknown", auditor.get("/v1/Lancashire/areas"));

    assertAll(refusals);
  }

  @Test
  @DisplayName("B1: no operation of either service passes over a parameter that it does not know")
  void everyOperationRefusesAnUnknownParameter() throws IOException {
    List<String> surprises = new ArrayList<>();
    for (Sample sample : Apis.samples("lancashire")) {
      // An invitation is asked for by its code, before anything else is looked at.
      if (!sample.operation().id().equals("acceptInvitation")) {
        String token = platform.token(ofOperators(sample) ? "operator" : "coordinator");
        try (RawConnection service = new RawConnection(Apis.address(platform, sample.service()))) {
          RawResponse answer =
              service.send(
                  sample
                      .request()
                      .target(sample.target() + "?as-off=2026-03-28")
                      .and("Authorization", "Bearer " + token));
          if (answer.status() != 400 || !answer.text().contains("unknown-parameter")) {
            surprises.add(sample.name() + ": " + answer);
          }
        }
      }
    }

    assertThat(surprises).isEmpty();
  }

  private static boolean ofOperators(Sample sample) {
    return sample.operation().id().equals("putPartnership")
        || sample.target().startsWith("/v1/operations/");
  }

  @Test
  void whoHasNoGoodTokenLearnsNothing() {
    String path = lancashire.ratingPath("tuning-in");
    URI commands = platform.commandService();
    URI queries = platform.queryService();

    refused(401, "token-missing", new TestClient(commands, null).put(path, GREEN));
    refused(401, "token-missing", new TestClient(queries, null).get("/v1/lancashire/areas"));
    refused(401, "token-invalid", new TestClient(commands, "a.b.c").put(path, GREEN));
    refused(401, "token-invalid", new TestClient(queries, foreign()).get("/v1/lancashire/areas"));
    refused(401, "token-invalid", new TestClient(commands, foreign()).put(path, GREEN));

    assertAll(refusals);
  }

  @Test
  void aStrangerIsToldWhatIsSaidOfAPartnershipThatDoesNotExist() {
    TestClient outsider = platform.queries("outsider");

    TestResponse foreign = outsider.get("/v1/lancashire/areas", "X-Correlation-Id", "same");
    TestResponse nothing = outsider.get("/v1/atlantis00/areas", "X-Correlation-Id", "same");

    assertEquals(404, foreign.status());
    assertEquals("partnership-unknown", foreign.code());
    assertEquals(nothing.body().replace("atlantis00", "lancashire"), foreign.body());
    TestResponse command =
        platform.commands("outsider").put(lancashire.ratingPath("tuning-in"), GREEN);
    assertEquals(404, command.status());
    assertEquals("partnership-unknown", command.code());
  }

  @Test
  void whoMayNotIsToldSo() {
    String path = lancashire.ratingPath("tuning-in");

    refused(403, "not-allowed", platform.commands("viewer").put(path, GREEN));
    refused(403, "not-allowed", platform.commands("auditor").put(path, GREEN));
    refused(
        403, "not-your-agency", lancashire.rater().put(lancashire.anotherAgencysRating(), GREEN));
    refused(
        403,
        "not-allowed",
        platform.commands("rater").put("/v1/lancashire/areas/new", "{\"name\": \"New\"}"));
    refused(
        403,
        "not-allowed",
        platform.commands("coordinator").put("/v1/lancashire", "{\"name\": \"Ours\"}"));
    refused(
        404,
        "partnership-unknown",
        platform.commands("coordinator").put("/v1/essex", "{\"name\": \"Essex\"}"));
    refused(404, "partnership-unknown", platform.queries("operator").get("/v1/lancashire/areas"));
    refused(403, "not-allowed", platform.queries("viewer").get("/v1/lancashire/events"));

    assertAll(refusals);
  }

  private void refused(int status, String code, TestResponse answer) {
    refusals.add(() -> {
      assertThat(answer.status() + " " + answer.code())
          .as("%s", answer)
          .isEqualTo(status + " " + code);
      JsonNode problem = answer.json();
      assertThat(problem.path("type").asString()).isEqualTo("/problems/" + code);
      assertThat(problem.path("status").asInt()).isEqualTo(status);
      assertThat(problem.path("title").asString()).isNotBlank();
      assertThat(answer.body()).doesNotContain("uk.ragtime.", "Exception", "at org.");
    });
  }

  /** Well-formed, signed by an untrusted issuer. */
  private static String foreign() {
    return "eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9"
        + ".eyJpc3MiOiJodHRwczovL2V4YW1wbGUub3JnIiwic3ViIjoicmF0ZXIiLCJhdWQiOiJyYWd0aW1lIn0"
        + ".c2lnbmF0dXJl";
  }
}
