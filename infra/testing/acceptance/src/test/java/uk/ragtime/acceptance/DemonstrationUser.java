package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/** The demonstration partnership as its rater for health visiting and its auditor see it. */
final class DemonstrationUser {
  static final String AREA = "blackpool";
  static final String AGENCY = "health-visiting";
  private static final String T = "/v1/lancashire";
  private static final int PAGE = 500;

  private final TestPlatform platform;
  private final JsonNode cycle;

  DemonstrationUser(TestPlatform platform) {
    this.platform = platform;
    this.cycle = cycleWith("OPEN");
  }

  TestClient rater() {
    return platform.commands("rater");
  }

  String cycle() {
    return cycle.path("cycle").asString();
  }

  String cycleOpensOn() {
    return cycle.path("opensOn").asString();
  }

  String ratingsPath() {
    return ratingsPath(AREA, AGENCY);
  }

  String ratingsPath(String area, String agency) {
    return T + "/cycles/" + cycle() + "/areas/" + area + "/agencies/" + agency + "/ratings";
  }

  String closedCycle() {
    return cycleWith("CLOSED").path("cycle").asString();
  }

  /** A rating that is always refused, for the agency does not work in the area. */
  String ratingWhereTheAgencyDoesNotWork() {
    for (JsonNode area : asked(T + "/areas").path("areas")) {
      for (JsonNode agency : asked(T + "/agencies").path("agencies")) {
        if (!worksIn(agency, area.path("area").asString())) {
          return ratingsPath(area.path("area").asString(), agency.path("agency").asString())
              + "/tuning-in";
        }
      }
    }
    throw new AssertionError("every agency works in every area");
  }

  /** A rating of an agency in the same area that the rater does not rate for. */
  String anotherAgencysRating() {
    for (JsonNode agency : asked(T + "/agencies").path("agencies")) {
      if (worksIn(agency, AREA) && !agency.path("agency").asString().equals(AGENCY)) {
        return ratingsPath(AREA, agency.path("agency").asString()) + "/tuning-in";
      }
    }
    throw new AssertionError("only one agency works in " + AREA);
  }

  String ratingPath(String capability) {
    return ratingsPath() + "/" + capability;
  }

  String rating(String capability) {
    return rating(capability, 0);
  }

  /**
   * The rating in force, once position {@code n} is applied; {@code NOT_RATED} if there is none.
   */
  String rating(String capability, long n) {
    return ratingIn(askedAt(n, T + "/areas/" + AREA + "/profile"), capability);
  }

  String ratingAsOf(String capability, String asOf, String knownAt) {
    return ratingIn(
        asked(T + "/areas/" + AREA + "/profile?asOf=" + asOf + "&knownAt=" + knownAt), capability);
  }

  JsonNode lastAuditEntry(String capability, long n) {
    JsonNode entries =
        askedAt(
                n,
                T
                    + "/audit?limit=500&area="
                    + AREA
                    + "&agency="
                    + AGENCY
                    + "&capability="
                    + capability)
            .path("entries");
    assertThat(entries).isNotEmpty();
    return entries.get(entries.size() - 1);
  }

  JsonNode event(long position) {
    return events(position - 1, 1).getFirst();
  }

  /** The positions of all events there are, page by page from the beginning. */
  List<Long> allPositions() {
    List<Long> positions = new ArrayList<>();
    while (true) {
      List<JsonNode> page = events(positions.size(), PAGE);
      page.forEach(event -> positions.add(event.path("position").asLong()));
      if (page.isEmpty()) {
        return positions;
      }
    }
  }

  /**
   * Records one more change and answers its position: two calls without anything recorded between
   * them answer two positions that follow on each other.
   */
  long recordOneChange() {
    String rating = rating("evidence-based-practice").equals("RED") ? "AMBER" : "RED";
    TestResponse changed =
        rater()
            .put(
                ratingPath("evidence-based-practice"),
                "{\"rating\": \"%s\", \"reason\": \"CORRECTION\"}".formatted(rating));
    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    rating("evidence-based-practice", changed.position());
    return changed.position();
  }

  private JsonNode cycleWith(String status) {
    for (JsonNode each : asked(T + "/cycles").path("cycles")) {
      if (each.path("status").asString().equals(status)) {
        return each;
      }
    }
    throw new AssertionError("the demonstration has no cycle that is " + status);
  }

  private static boolean worksIn(JsonNode agency, String area) {
    return StreamSupport.stream(agency.path("areas").spliterator(), false)
        .anyMatch(each -> each.asString().equals(area));
  }

  private List<JsonNode> events(long after, int limit) {
    JsonNode page = asked(T + "/events?after=" + after + "&limit=" + limit);
    return StreamSupport.stream(page.spliterator(), false).toList();
  }

  private JsonNode asked(String path) {
    return askedAt(0, path);
  }

  private JsonNode askedAt(long position, String path) {
    TestResponse answer = platform.queries("auditor").getAt(position, path);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }

  private static String ratingIn(JsonNode profile, String capability) {
    for (JsonNode each : profile.path("capabilities")) {
      if (each.path("code").asString().equals(capability)) {
        for (JsonNode rating : each.path("ratings")) {
          if (rating.path("agency").asString().equals(AGENCY)) {
            return rating.path("rating").asString();
          }
        }
        return "NOT_RATED";
      }
    }
    throw new AssertionError("no capability " + capability + " in " + profile);
  }
}
