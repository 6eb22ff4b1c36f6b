package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/**
 * A test's own partnership in which assessments are reviewed: an area and a cycle for each story,
 * so that no story sees another's ratings. The persona {@code viewer} reviews, and leads the family
 * hubs.
 */
final class ReviewedPartnership implements AutoCloseable {
  static final String HEALTH = "health-visiting";
  static final String HUBS = "family-hubs";
  static final List<String> STORIES = List.of("words", "sheets", "own", "walls", "helps", "slips");

  private static final String T = "/v1/trial-review";
  private static final List<String> PERSONAS =
      List.of("rater", "lead", "reviewer", "auditor", "viewer");

  private final TestPlatform platform;
  private final TrialPartnership partnership;
  private long position;

  ReviewedPartnership(TestPlatform platform) {
    this.platform = platform;
    this.partnership = new TrialPartnership(platform, "trial-review", "coordinator", PERSONAS);
    for (String story : STORIES) {
      does("coordinator", "PUT", "/areas/" + story, "{\"name\": \"%s\"}".formatted(story));
    }
    for (String agency : List.of(HEALTH, HUBS)) {
      does(
          "coordinator",
          "PUT",
          "/agencies/" + agency,
          """
          {"name": "%s", "sector": "OTHER", "areas": ["north", "%s"]}
          """
              .formatted(agency, String.join("\", \"", STORIES)));
    }
    STORIES.forEach(story -> cycle(story, "ours"));
    does(
        "coordinator",
        "PUT",
        "/members/viewer",
        """
        {"issuer": "%s", "subject": "viewer", "displayName": "The viewer",
         "roles": ["REVIEWER", "LEAD"], "agencies": ["%s"]}
        """
            .formatted(TrialPartnership.issuerOf(platform.token("viewer")), HUBS));
  }

  static LocalDate today() {
    return LocalDate.now(ZoneId.of("Europe/London"));
  }

  void cycle(String cycle, String checklist) {
    does(
        "coordinator",
        "PUT",
        "/cycles/" + cycle,
        """
        {"name": "%s", "checklist": "%s", "version": 1, "opensOn": "%s",
         "cutOff": "%sT17:00:00Z"}
        """
            .formatted(cycle, checklist, today().minusWeeks(2), today().plusMonths(1)));
  }

  /** The assessment of an agency in a story's area and cycle. */
  static String assessment(String story, String agency) {
    return assessment(story, story, agency);
  }

  static String assessment(String cycle, String area, String agency) {
    return "/cycles/" + cycle + "/areas/" + area + "/agencies/" + agency;
  }

  /** Rates both capabilities and submits. */
  void submit(String by, String assessment, String rating) {
    does(
        by,
        "POST",
        assessment + "/ratings",
        """
        {"ratings": [{"capability": "tuning-in", "rating": "%1$s"},
                     {"capability": "local-services", "rating": "%1$s"}]}
        """
            .formatted(rating));
    does(by, "POST", assessment + "/submit", "{}");
  }

  /** A command that is taken. */
  TestResponse does(String by, String method, String path, String body) {
    TestResponse answer = asks(by, method, path, body);
    assertThat(answer.status()).as("%s", answer).isIn(200, 201);
    position = Math.max(position, answer.position());
    return answer;
  }

  TestResponse posts(String by, String path, String body) {
    return does(by, "POST", path, body);
  }

  /** A command that is refused. */
  void refused(String by, String path, String body, int status, String code) {
    TestResponse answer = asks(by, "POST", path, body);
    assertThat(answer.status() + " " + answer.code())
        .as("%s", answer)
        .isEqualTo(status + " " + code);
  }

  private TestResponse asks(String by, String method, String path, String body) {
    return platform.commands(by).send(method, T + path, body);
  }

  /** An answer to a question, once everything that was recorded is known. */
  TestResponse reads(String by, String path) {
    TestResponse answer = platform.queries(by).getAt(position, T + path);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer;
  }

  /** The cell of health visiting for tuning in in a story; null if it is not rated. */
  @Nullable JsonNode cell(String story, String questions) {
    return inForce(story, "&cycle=" + story + questions);
  }

  /** The same, whichever cycle the rating was given in. */
  @Nullable JsonNode inForce(String story, String questions) {
    JsonNode profile =
        reads("auditor", "/areas/" + story + "/profile?rollup=worst" + questions).json();
    for (JsonNode capability : profile.path("capabilities")) {
      if (capability.path("code").asString().equals("tuning-in")) {
        for (JsonNode rating : capability.path("ratings")) {
          if (rating.path("agency").asString().equals(HEALTH)) {
            return rating;
          }
        }
      }
    }
    return null;
  }

  @Override
  public void close() {
    partnership.close();
  }
}
