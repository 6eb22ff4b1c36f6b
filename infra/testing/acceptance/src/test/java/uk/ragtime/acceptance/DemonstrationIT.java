package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestResponse;

/** The demonstration shows the promised story in the answers that users get. */
@ResourceLock(SharedPlatform.MEMBERSHIPS)
class DemonstrationIT {
  private static final String T = "/v1/lancashire";
  private final TestClient auditor = SharedPlatform.platform().queries("auditor");

  @Test
  void itHasTheSizeOfARealPartnership() {
    assertThat(list("/areas", "areas")).hasSizeGreaterThanOrEqualTo(3);
    assertThat(list("/agencies", "agencies")).hasSizeGreaterThanOrEqualTo(8);
    assertThat(list("/cycles", "cycles")).hasSizeGreaterThanOrEqualTo(5);
    assertThat(list("/cycles", "cycles"))
        .filteredOn(cycle -> cycle.path("historic").asBoolean())
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(cycle -> cycle.path("status").asString().equals("CLOSED"));
    assertThat(list("/cycles", "cycles"))
        .filteredOn(cycle -> cycle.path("status").asString().equals("OPEN"))
        .hasSize(1);
    assertThat(list("/cycles", "cycles"))
        .filteredOn(cycle -> cycle.path("status").asString().equals("PLANNED"))
        .extracting(cycle -> cycle.path("checklist").asString())
        .containsExactly("services-infant-mental-health");
    assertThat(list("/checklists", "checklists"))
        .extracting(checklist ->
            checklist.path("checklist").asString() + " " + checklist.path("capabilities").size())
        .containsExactly("services-infant-mental-health 12", "workforce-infant-mental-health 11");
  }

  @Test
  void severalHundredChangesHaveBeenRecordedEachWithAReason() {
    List<JsonNode> changes = new ArrayList<>();
    String page = T + "/audit?limit=500&after=0";
    while (!page.isEmpty()) {
      JsonNode answer = asked(page);
      answer.path("entries").forEach(changes::add);
      JsonNode next = answer.path("next");
      page =
          next.isNull() || next.isMissingNode() || answer.path("entries").isEmpty()
              ? ""
              : T + "/audit?limit=500&after=" + next.asLong();
    }

    assertThat(changes).hasSizeBetween(300, 3000);
    assertThat(changes)
        .extracting(change -> change.path("reason").asString())
        .contains("FIRST_RATING", "IMPROVEMENT", "STAFFING_CHANGE", "CORRECTION");
  }

  @Test
  void oneAreaImproves() {
    List<Double> best =
        list("/areas", "areas").stream()
            .map(area -> shareOfGreen(area.path("area").asString()))
            .max((a, b) -> Double.compare(a.getLast() - a.getFirst(), b.getLast() - b.getFirst()))
            .orElseThrow();

    assertTrue(best.getLast() - best.getFirst() > 0.2, () -> "shares of Green: " + best);
  }

  @Test
  void oneCapabilityStaysRedEverywhere() {
    List<List<String>> reds =
        list("/areas", "areas").stream()
            .map(area -> redByWorstOf(area.path("area").asString()))
            .toList();

    assertThat(reds.getFirst()).anyMatch(code -> reds.stream().allMatch(red -> red.contains(code)));
  }

  @Test
  void theReviewIsUnderWay() {
    JsonNode progress = asked(T + "/cycles/" + cycleWith("OPEN") + "/progress");

    JsonNode totals = progress.path("totals");
    assertThat(totals.path("states").path("SUBMITTED").asInt()).isGreaterThanOrEqualTo(5);
    assertThat(totals.path("states").path("SIGNED_OFF").asInt()).isEqualTo(2);
    assertThat(totals.path("challengesOpen").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(totals.path("challengesSettled").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(
            progress
                .path("areas")
                .valueStream()
                .flatMap(area -> area.path("excused").valueStream()))
        .hasSize(1);
    assertThat(list("/actions", "actions"))
        .extracting(action -> action.path("status").asString())
        .contains("PLANNED", "UNDER_WAY", "DONE", "DROPPED");
  }

  @Test
  void anAreasProfileOfThePastIsSigned() {
    String cycle = list("/cycles", "cycles").get(3).path("cycle").asString();
    String signOffs = T + "/cycles/" + cycle + "/areas/preston/sign-offs";

    assertThat(asked(signOffs).path("signOffs")).hasSize(1);
    assertThat(asked(signOffs + "/1").path("same").asBoolean()).isTrue();
  }

  private String cycleWith(String status) {
    return list("/cycles", "cycles").stream()
        .filter(cycle -> cycle.path("status").asString().equals(status))
        .findFirst()
        .orElseThrow()
        .path("cycle")
        .asString();
  }

  @Test
  void kentIsAPartnershipOfItsOwn() {
    TestClient outsider = SharedPlatform.platform().queries("outsider");

    assertEquals(200, outsider.get("/v1/kent/areas").status());
    assertEquals(404, auditor.get("/v1/kent/areas").status());
    JsonNode memberships = outsider.get("/v1/me").json().path("memberships");
    assertEquals(1, memberships.size());
    assertEquals("kent", memberships.get(0).path("partnership").asString());
  }

  private List<Double> shareOfGreen(String area) {
    List<Double> shares = new ArrayList<>();
    for (JsonNode point : asked(T + "/areas/" + area + "/history?by=cycle").path("points")) {
      JsonNode counts = point.path("distribution");
      double green = counts.path("green").asInt();
      double rated = green + counts.path("amber").asInt() + counts.path("red").asInt();
      if (rated > 0) {
        shares.add(green / rated);
      }
    }
    assertThat(shares).as("points of %s", area).hasSizeGreaterThanOrEqualTo(4);
    return shares;
  }

  private List<String> redByWorstOf(String area) {
    JsonNode profile = asked(T + "/areas/" + area + "/profile?rollup=worst");
    return StreamSupport.stream(profile.path("capabilities").spliterator(), false)
        .filter(each -> each.path("rollup").path("rating").asString("").equals("RED"))
        .map(each -> each.path("code").asString())
        .toList();
  }

  private List<JsonNode> list(String path, String name) {
    return StreamSupport.stream(asked(T + path).path(name).spliterator(), false).toList();
  }

  private JsonNode asked(String path) {
    TestResponse answer = auditor.get(path);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.json();
  }
}
