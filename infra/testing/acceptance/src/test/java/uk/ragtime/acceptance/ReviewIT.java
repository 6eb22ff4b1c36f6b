package uk.ragtime.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.ragtime.acceptance.ReviewedPartnership.HEALTH;
import static uk.ragtime.acceptance.ReviewedPartnership.HUBS;
import static uk.ragtime.acceptance.ReviewedPartnership.today;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.platform.TestResponse;

/** Stories of a review, from the rating to the signed sheet, through both services. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ResourceLock(SharedPlatform.MEMBERSHIPS)
class ReviewIT {
  private @Nullable ReviewedPartnership reviewed;

  @BeforeAll
  void set() {
    reviewed = new ReviewedPartnership(SharedPlatform.platform());
  }

  @AfterAll
  void clear() {
    if (reviewed != null) {
      reviewed.close();
    }
  }

  private ReviewedPartnership partnership() {
    return Objects.requireNonNull(reviewed);
  }

  @Test
  @DisplayName("2. Agency and reviewer see a cell differently, and settle on a third rating")
  void threeWords() {
    String ours = ReviewedPartnership.assessment("words", HEALTH);
    String cell = ours + "/ratings/tuning-in";
    partnership().submit("rater", ours, "GREEN");
    Instant before = Instant.now();

    partnership()
        .posts(
            "reviewer",
            cell + "/challenge",
            "{\"sees\": \"RED\", \"rationale\": \"Two of nine were trained.\"}");
    assertThat(rating("words", "&stage=challenged")).isEqualTo("RED");
    assertThat(rating("words", "")).isEqualTo("GREEN");
    assertThat(word("words", "").path("challenge").path("open").asBoolean()).isTrue();
    partnership()
        .posts(
            "rater",
            cell + "/answer",
            "{\"offers\": \"AMBER\", \"rationale\": \"Five of nine by now.\"}");
    TestResponse agreed =
        partnership().posts("reviewer", cell + "/agree", "{\"rating\": \"AMBER\"}");

    JsonNode standing = word("words", "&stage=standing");
    assertThat(standing.path("rating").asString()).isEqualTo("AMBER");
    assertThat(standing.path("stage").asString()).isEqualTo("AGREED");
    assertThat(standing.path("self").asString()).isEqualTo("GREEN");
    assertThat(standing.path("challenge").path("open").asBoolean()).isFalse();
    assertThat(rating("words", "&stage=self")).isEqualTo("GREEN");
    assertThat(rating("words", "&stage=challenged")).isEqualTo("AMBER");
    assertThat(rating("words", "&stage=agreed")).isEqualTo("AMBER");
    assertThat(rating("words", "&knownAt=" + before)).isEqualTo("GREEN");
    assertThat(partnership().cell("words", "&stage=agreed&knownAt=" + before)).isNull();
    JsonNode entry =
        partnership()
            .reads("auditor", "/audit?area=words&kinds=AGREED&after=" + (agreed.position() - 1))
            .json()
            .path("entries")
            .path(0);
    assertThat(entry.path("basis").asString()).isEqualTo("REVIEWER_ACCEPTED");
    assertThat(entry.path("position").asLong()).isEqualTo(agreed.position());
  }

  @Test
  @DisplayName("3. What was signed keeps its bytes, whatever is recorded later")
  void signedForEver() {
    String ours = ReviewedPartnership.assessment("sheets", HEALTH);
    partnership().submit("rater", ours, "GREEN");
    String shown = hash(ours);

    partnership().posts("reviewer", ours + "/ratings/tuning-in/agree", "{\"rating\": \"GREEN\"}");
    partnership().refused("lead", ours + "/sign-off", signing(shown), 412, "sheet-changed");
    String hash = hash(ours);
    partnership().posts("lead", ours + "/sign-off", signing(hash));

    String sheet = partnership().reads("viewer", ours + "/sign-offs/1/sheet").body();
    assertThat(sha256("ragtime sign-off 1\n" + sheet)).isEqualTo(hash).isNotEqualTo(shown);
    assertThat(signOff(ours).path("inForce").asBoolean()).isTrue();

    partnership().posts("coordinator", ours + "/reopen", "{\"reason\": \"A slip in one rating.\"}");
    partnership().does("rater", "PUT", ours + "/ratings/tuning-in", "{\"rating\": \"RED\"}");

    assertThat(partnership().reads("viewer", ours + "/sign-offs/1/sheet").body()).isEqualTo(sheet);
    JsonNode signed = signOff(ours);
    assertThat(signed.path("recomputed").asString()).isEqualTo(hash);
    assertThat(signed.path("same").asBoolean()).isTrue();
    assertThat(signed.path("inForce").asBoolean()).isFalse();
  }

  @Test
  @DisplayName("5. Nobody reviews an agency that they lead")
  void notMyOwn() {
    String hubs = ReviewedPartnership.assessment("own", HUBS);
    String others = ReviewedPartnership.assessment("own", HEALTH);
    partnership().submit("coordinator", hubs, "GREEN");
    partnership().submit("rater", others, "GREEN");
    String challenge = "{\"sees\": \"RED\", \"rationale\": \"Seen otherwise.\"}";
    String cell = "/ratings/tuning-in";

    partnership().refused("viewer", hubs + cell + "/challenge", challenge, 403, "own-agency");
    partnership()
        .refused("viewer", hubs + cell + "/agree", "{\"rating\": \"GREEN\"}", 403, "own-agency");
    partnership().posts("viewer", others + cell + "/challenge", challenge);
    partnership()
        .posts("viewer", hubs + cell + "/agree", "{\"rating\": \"GREEN\", \"as\": \"LEAD\"}");
  }

  @Test
  @DisplayName("6. Two checklists with a code in common keep their ratings apart")
  void twoChecklists() {
    partnership()
        .does(
            "rater",
            "PUT",
            ReviewedPartnership.assessment("walls", HEALTH) + "/ratings/tuning-in",
            "{\"rating\": \"GREEN\"}");
    partnership()
        .does(
            "coordinator",
            "PUT",
            "/checklists/services/versions/1",
            """
            {"title": "Services", "capabilities": [{"code": "tuning-in", "section": "s",
             "title": "Tuning in", "guidance": "g", "red": "r", "amber": "a", "green": "g"}]}
            """);
    partnership().cycle("services", "services");
    String services = ReviewedPartnership.assessment("services", "walls", HEALTH);

    partnership().posts("rater", services + "/open", "{}");

    JsonNode assessment = partnership().reads("viewer", services).json();
    assertThat(assessment.path("unrated").asInt()).isEqualTo(1);
    assertThat(assessment.path("carriedOver").asInt()).isZero();
    assertThat(rating("walls", "")).isEqualTo("GREEN");
    partnership()
        .refused(
            "rater", services + "/ratings/tuning-in/reconfirm", "{}", 409, "nothing-to-reconfirm");
  }

  @Test
  @DisplayName("10. An action is told from the gap that it fills to whether it helped")
  void didItHelp() {
    String ratings = ReviewedPartnership.assessment("helps", HEALTH) + "/ratings";
    partnership()
        .does(
            "rater",
            "PUT",
            ratings + "/tuning-in",
            "{\"rating\": \"RED\", \"effectiveOn\": \"" + today().minusDays(9) + "\"}");
    assertThat(gaps()).isOne();

    partnership()
        .does(
            "rater",
            "PUT",
            "/actions/train",
            """
            {"title": "Train everybody", "agency": "%s", "area": "helps", "checklist": "ours",
             "capabilities": ["tuning-in"], "aim": "GREEN", "dueOn": "%s"}
            """
                .formatted(HEALTH, today().plusMonths(3)));
    assertThat(gaps()).isZero();

    partnership()
        .posts(
            "rater",
            "/actions/train/progress",
            "{\"status\": \"DONE\", \"on\": \"" + today().minusDays(5) + "\"}");
    assertThat(verdict()).isEqualTo("NOT_LOOKED_AT");
    assertThat(gaps()).isOne();

    partnership()
        .posts(
            "rater",
            ratings + "/tuning-in/reconfirm",
            "{\"effectiveOn\": \"" + today().minusDays(2) + "\"}");
    assertThat(verdict()).isEqualTo("NOT_MOVED");

    partnership().does("rater", "PUT", ratings + "/tuning-in", "{\"rating\": \"AMBER\"}");
    assertThat(verdict()).isEqualTo("MOVED_UP");
    assertThat(gaps()).isZero();
  }

  @Test
  @DisplayName("A9: a rating for the wrong day is moved, one given by mistake is withdrawn")
  void noWayBack() {
    String cell = ReviewedPartnership.assessment("slips", HEALTH) + "/ratings/tuning-in";
    String tooEarly = "&asOf=" + today().minusDays(6);
    TestResponse mistaken =
        partnership()
            .does(
                "rater",
                "PUT",
                cell,
                "{\"rating\": \"GREEN\", \"effectiveOn\": \"" + today().minusDays(9) + "\"}");
    assertThat(inForce(tooEarly)).isEqualTo("GREEN");
    Instant before = Instant.now();

    TestResponse moved =
        partnership()
            .posts(
                "rater",
                cell + "/withdraw",
                "{\"position\": %d, \"reason\": \"The course ended later.\", \"effectiveOn\": \"%s\"}"
                    .formatted(mistaken.position(), today().minusDays(3)));
    assertThat(inForce(tooEarly)).isEqualTo("none");
    assertThat(inForce(tooEarly + "&knownAt=" + before)).isEqualTo("GREEN");
    assertThat(inForce("")).isEqualTo("GREEN");

    partnership()
        .posts(
            "rater",
            cell + "/withdraw",
            "{\"position\": %d, \"reason\": \"It was another agency's.\"}"
                .formatted(moved.position()));
    assertThat(inForce("")).isEqualTo("none");
    JsonNode audit =
        partnership().reads("auditor", "/audit?area=slips&capability=tuning-in").json();
    assertThat(audit.path("entries").valueStream())
        .extracting(
            entry -> entry.path("kind").asString(), entry -> entry.path("rationale").asString(""))
        .containsExactly(
            tuple("CHANGED", ""),
            tuple("WITHDRAWN", "The course ended later."),
            tuple("CHANGED", ""),
            tuple("WITHDRAWN", "It was another agency's."));
  }

  /** The rating in the profile of an area without a cycle's outcome; "none" if there is none. */
  private String inForce(String questions) {
    JsonNode cell = partnership().inForce("slips", questions);
    return cell == null ? "none" : cell.path("rating").asString();
  }

  /** Reds in the story's area that no action names. */
  private int gaps() {
    return partnership()
        .reads("viewer", "/actions/gaps?rating=RED&area=helps")
        .json()
        .path("cells")
        .asInt();
  }

  private String verdict() {
    return partnership()
        .reads("viewer", "/actions/train")
        .json()
        .path("cells")
        .path(0)
        .path("verdict")
        .asString("");
  }

  private JsonNode word(String story, String questions) {
    return Objects.requireNonNull(partnership().cell(story, questions), story + questions);
  }

  private String rating(String story, String questions) {
    return word(story, questions).path("rating").asString();
  }

  private String hash(String assessment) {
    return partnership().reads("lead", assessment + "/sheet").json().path("hash").asString();
  }

  private JsonNode signOff(String assessment) {
    return partnership().reads("viewer", assessment + "/sign-offs/1").json();
  }

  private static String signing(String hash) {
    return "{\"hash\": \"" + hash + "\"}";
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
