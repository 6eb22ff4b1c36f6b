package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import uk.ragtime.testing.contract.Sample;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/**
 * A test's own partnership with a checklist, a cycle and a rating, so that the demonstration stays
 * unchanged. Personas are its members while it lasts, and no longer.
 */
final class TrialPartnership implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Has left, and can be erased. */
  private static final String DEPARTED = "departed";

  /** Remains as coordinator: a partnership always keeps one. */
  private static final String SUCCESSOR = "successor";

  private final TestPlatform platform;
  private final String code;
  private final String coordinator;
  private final List<String> others;
  private final String issuer;
  private final List<Sample> samples;

  /**
   * @param coordinator the persona that coordinates it
   * @param others personas that are members in the role of their name
   */
  TrialPartnership(TestPlatform platform, String code, String coordinator, List<String> others) {
    this.platform = platform;
    this.code = code;
    this.coordinator = coordinator;
    this.others = others;
    this.issuer = issuerOf(platform.token("operator"));
    this.samples = Apis.samples(code);
    set();
  }

  String code() {
    return code;
  }

  private void set() {
    TestClient operator = platform.commands("operator");
    done(operator.put(path(), "{\"name\": \"Trial " + code + "\"}"));
    enrol(operator, coordinator, "COORDINATOR");
    // Without a GSS code: the sample's is for the area that the requests define.
    JsonNode north = JsonMapper.shared().createObjectNode().put("name", "North");
    send(sample("putArea").with("area", "north").with(north));
    send(sample("putAgency").with("agency", "health-visiting"));
    send(sample("putChecklistVersion").with("checklist", "ours"));
    send(sample("putCycle").with("cycle", "this-cycle"));
    send(sample("putCycle").with("cycle", "cycle-to-close"));
    send(planned(sample("putCycle").with("cycle", "cycle-to-cancel")));
    others.forEach(persona -> enrol(platform.commands(coordinator), persona, roleOf(persona)));
    enrol(operator, SUCCESSOR, "COORDINATOR");
    enrol(platform.commands(coordinator), DEPARTED, "VIEWER");
    leave(DEPARTED);
    send(sample("putRating"));
    send(sample("postComment"));
    send(sample("putAction"));
    await(review());
  }

  /** Assessments in every state of a review, each in a cycle of its own. */
  private long review() {
    enrol(platform.commands(coordinator), "spare-rater", "RATER");
    send(sample("putCycle").with("cycle", "cycle-to-excuse"));
    submit("cycle-to-submit", false);
    submit("reviewed-cycle", true);
    submit("cycle-to-reopen", true);
    submit("cycle-to-sign", true);
    submit("signed-cycle", true);
    send(sample("signOffAssessment").with("cycle", "signed-cycle"));
    long position = send(sample("signOffProfile"));
    return Math.max(position, challenge());
  }

  private void submit(String cycle, boolean submitted) {
    send(sample("putCycle").with("cycle", cycle));
    Sample ratings = sample("postRatings").with("cycle", cycle);
    ObjectNode body = (ObjectNode) Objects.requireNonNull(ratings.body()).deepCopy();
    ObjectNode other = ((ObjectNode) body.path("ratings").get(0)).deepCopy();
    body.withArray("ratings").add(other.put("capability", "local-services"));
    send(ratings.with(body));
    if (submitted) {
      send(sample("submitAssessment").with("cycle", cycle));
    }
  }

  /**
   * Only a reviewer challenges; the persona remains a member only where it is one of the others.
   */
  private long challenge() {
    String reviewer = "reviewer";
    if (others.contains(reviewer)) {
      return send(sample("challengeRating"), reviewer);
    }
    enrol(platform.commands(coordinator), reviewer, "REVIEWER");
    send(sample("challengeRating"), reviewer);
    return leave(reviewer).position();
  }

  private static Sample planned(Sample cycle) {
    ObjectNode body = (ObjectNode) Objects.requireNonNull(cycle.body()).deepCopy();
    return cycle.with(body.put("opensOn", "2190-01-01").put("cutOff", "2190-02-01T00:00:00Z"));
  }

  private long send(Sample sample) {
    return send(sample, coordinator);
  }

  private long send(Sample sample, String by) {
    TestResponse answer =
        platform
            .commands(by)
            .send(sample.operation().method(), sample.target(), String.valueOf(sample.body()));
    done(answer);
    return answer.position();
  }

  private Sample sample(String operation) {
    return samples.stream()
        .filter(sample -> sample.name().equals("command " + operation))
        .findFirst()
        .orElseThrow();
  }

  /** Waits until everything up to a position can be asked for by the coordinator. */
  void await(long position) {
    TestClient client = platform.queries(coordinator);
    Instant end = Instant.now().plus(PATIENCE);
    TestResponse answer = client.get(path() + "/areas?minPosition=" + position);
    while (answer.status() != 200 && Instant.now().isBefore(end)) {
      answer = client.get(path() + "/areas?minPosition=" + position);
    }
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
  }

  /** Ends the memberships of personas that other tests use. */
  @Override
  public void close() {
    others.forEach(this::leave);
    TestResponse last = leave(coordinator);
    TestClient client = platform.queries(coordinator);
    Instant end = Instant.now().plus(PATIENCE);
    while (client.get(path() + "/areas").status() != 404) {
      assertThat(Instant.now()).as("until position %s", last).isBefore(end);
    }
  }

  private TestResponse leave(String member) {
    TestResponse answer =
        platform.commands(coordinator).post(path() + "/members/" + member + "/leave", "{}");
    done(answer);
    return answer;
  }

  private void enrol(TestClient by, String member, String role) {
    TestResponse answer =
        by.put(
            path() + "/members/" + member,
            JSON.writeValueAsString(
                Map.of(
                    "issuer",
                    issuer,
                    "subject",
                    member,
                    "displayName",
                    "The " + member,
                    "roles",
                    List.of(role),
                    "agencies",
                    Set.of("RATER", "LEAD").contains(role)
                        ? List.of("health-visiting")
                        : List.of())));
    done(answer);
  }

  private String path() {
    return "/v1/" + code;
  }

  private static String roleOf(String persona) {
    return persona.toUpperCase(Locale.ROOT);
  }

  private static void done(TestResponse answer) {
    assertThat(answer.status()).as("%s", answer).isIn(200, 201);
  }

  static String issuerOf(String token) {
    JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]));
    return claims.get("iss").asString();
  }
}
