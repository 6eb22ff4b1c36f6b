package uk.ragtime.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.platform.TestPlatform;
import uk.ragtime.testing.platform.TestResponse;

/** A changed rating is visible in every answer. */
class RatingTravelsIT {
  private final TestPlatform platform = SharedPlatform.platform();
  private final DemonstrationUser lancashire = new DemonstrationUser(platform);

  @Test
  void fromTheCommandToProfileAuditAndFeed() {
    String before = lancashire.rating("tuning-in");
    String rating = before.equals("GREEN") ? "AMBER" : "GREEN";

    TestResponse changed =
        lancashire
            .rater()
            .put(
                lancashire.ratingPath("tuning-in"),
                """
                {"rating": "%s", "reason": "CORRECTION", "rationale": "Seen again with the team."}
                """
                    .formatted(rating));

    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    assertEquals("\"" + changed.json().path("version").asLong() + "\"", changed.header("etag"));
    assertEquals(rating, lancashire.rating("tuning-in", changed.position()));
    JsonNode entry = lancashire.lastAuditEntry("tuning-in", changed.position());
    assertEquals(changed.position(), entry.path("position").asLong());
    assertEquals(before, entry.path("from").asString());
    assertEquals(rating, entry.path("to").asString());
    assertEquals("CORRECTION", entry.path("reason").asString());
    assertEquals("Seen again with the team.", entry.path("rationale").asString());
    assertThat(entry.path("by").path("name").asString()).isNotBlank();
    JsonNode event = lancashire.event(changed.position());
    assertEquals("uk.ragtime.rating-changed.v2", event.path("type").asString());
    assertEquals(rating, event.path("data").path("to").asString());
  }

  @Test
  void theSameCommandSentTwiceHappensOnce() {
    String key = UUID.randomUUID().toString();
    String body = "{\"rating\": \"RED\", \"reason\": \"CORRECTION\"}";
    String path = lancashire.ratingPath("send-needs");
    long before = lancashire.recordOneChange();

    TestResponse first = lancashire.rater().put(path, body, "Idempotency-Key", key);
    TestResponse second = lancashire.rater().put(path, body, "Idempotency-Key", key);
    TestResponse other =
        lancashire.rater().put(path, "{\"rating\": \"AMBER\"}", "Idempotency-Key", key);

    assertThat(first.status()).as("%s", first).isEqualTo(200);
    assertEquals(first.body(), second.body());
    assertEquals(first.header("etag"), second.header("etag"));
    assertEquals(422, other.status());
    assertEquals("idempotency-key-reused", other.code());
    assertEquals(first.position(), second.position());
    assertThat(lancashire.recordOneChange() - before).isBetween(1L, 2L);
  }

  @Test
  void whoSawAnOldVersionIsTold() {
    String path = lancashire.ratingPath("local-services");
    lancashire.rater().put(path, "{\"rating\": \"AMBER\", \"reason\": \"CORRECTION\"}");
    TestResponse seen =
        lancashire.rater().put(path, "{\"rating\": \"GREEN\", \"reason\": \"CORRECTION\"}");
    lancashire.rater().put(path, "{\"rating\": \"AMBER\", \"reason\": \"CORRECTION\"}");

    TestResponse stale =
        lancashire
            .rater()
            .put(
                path,
                "{\"rating\": \"GREEN\", \"reason\": \"CORRECTION\"}",
                "If-Match",
                seen.header("etag"));

    assertEquals(412, stale.status());
    assertEquals("version-stale", stale.code());
  }

  @Test
  void severalRatingsAreTakenTogetherOrNotAtAll() {
    long before = lancashire.recordOneChange();

    TestResponse refused =
        lancashire
            .rater()
            .post(
                lancashire.ratingsPath(),
                """
                {"ratings": [
                  {"capability": "reflecting-together", "rating": "AMBER", "reason": "CORRECTION"},
                  {"capability": "no-such-capability", "rating": "GREEN"}
                ]}
                """);

    assertEquals(404, refused.status());
    assertEquals("capability-unknown", refused.code());
    assertEquals(before + 1, lancashire.recordOneChange());
  }

  @Test
  void aLateEntryChangesWhatWasTrueAndNotWhatWasKnown() {
    String knownBefore = Instant.now().toString();
    String day = lancashire.cycleOpensOn();
    String before = lancashire.ratingAsOf("learning-together", day, knownBefore);
    String late = before.equals("RED") ? "AMBER" : "RED";

    TestResponse changed =
        lancashire
            .rater()
            .put(
                lancashire.ratingPath("learning-together"),
                """
                {"rating": "%s", "reason": "CORRECTION", "effectiveOn": "%s"}
                """
                    .formatted(late, day));

    assertThat(changed.status()).as("%s", changed).isEqualTo(200);
    lancashire.rating("learning-together", changed.position());
    assertEquals(late, lancashire.ratingAsOf("learning-together", day, Instant.now().toString()));
    assertEquals(before, lancashire.ratingAsOf("learning-together", day, knownBefore));
  }

  @Test
  void theFeedIsWithoutGapsFromTheFirstPositionOn() {
    List<Long> positions = lancashire.allPositions();

    assertThat(positions).isNotEmpty();
    for (int i = 0; i < positions.size(); i++) {
      assertEquals(i + 1L, positions.get(i));
    }
  }
}
