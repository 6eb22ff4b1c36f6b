package uk.ragtime.query.profiletopic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.query.projection.KafkaSettings;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.PublishedProfiles;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;

/** Two instances, of which one publishes; what a reader of the topic ends up with. */
class ProfileTopicIT {
  /** Topics of its own: it deletes one. */
  private static final String PREFIX = "profiletopic";

  private static final PartnershipCode KENT = new PartnershipCode("kent");
  private static final List<AreaCode> AREAS = List.of(SampleEvents.BLACKPOOL, SampleEvents.FYLDE);
  private static final List<AgencyCode> AGENCIES =
      List.of(SampleEvents.HEALTH_VISITING, SampleEvents.MIDWIFERY);
  private static final List<Rating> RATINGS = List.of(Rating.values());

  private static final String TOPIC = EventTopics.profiles(PREFIX);

  private static TestIssuer issuer;
  private static TestLog log;
  private static Database inside;
  private static QueryService first;
  private static QueryService second;

  @BeforeAll
  static void twoInstances() {
    issuer = TestIssuer.start();
    log = new TestLog(PREFIX);
    SampleEvents.setUp(log, KENT, issuer.issuer());
    log.flush();
    TestDatabase database = QueryService.newDatabase();
    inside = new Database(database);
    first = QueryService.start(database, issuer, PREFIX);
    second = QueryService.start(database, issuer, PREFIX);
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
    log.close();
    issuer.close();
  }

  @Test
  void aReaderEndsUpWithWhatTheProfilesSay() {
    Random random = new Random(20_261_124);
    for (int round = 0; round < 3; round++) {
      long last = 0;
      for (int i = 0; i < 60; i++) {
        last = rate(AREAS.get(random.nextInt(2)), random);
      }
      log.flush();
      long position = last;

      Eventually.holds(() -> assertThat(upToDate(position)).isTrue());
      assertSameAsProfiles();
    }
    assertThat(values().toString()).doesNotContain("Cora", "member-1", "\"by\"");
  }

  @Test
  void whatWasSentAndNotNotedIsSentAgain() {
    long position = rate(SampleEvents.FYLDE, new Random(1));
    log.flush();
    Eventually.holds(() -> assertThat(upToDate(position)).isTrue());
    int before = all().size();

    // given a publisher that died after Kafka had them and before it could note them
    inside.run("delete from read.published_profile");

    Eventually.holds(() -> assertThat(all().size()).isGreaterThanOrEqualTo(before + AREAS.size()));
    assertSameAsProfiles();
  }

  @Test
  void aTopicThatIsGoneIsMadeAnewAndFilled() {
    long position = rate(SampleEvents.FYLDE, new Random(2));
    log.flush();
    Eventually.holds(() -> assertThat(upToDate(position)).isTrue());

    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers()))) {
      admin.deleteTopics(List.of(TOPIC)).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }

    Eventually.holds(() -> assertThat(values()).hasSize(AREAS.size()));
    assertSameAsProfiles();
  }

  @Test
  void onlyOneInstancePublishes() {
    Set<String> holders =
        Set.copyOf(inside.ask("select holder from read.profile_publisher where epoch > 0"));
    assertThat(holders).hasSize(1);
  }

  @Test
  void whoWasPausedAndWakesUpPublishesNothing() {
    KafkaSettings settings =
        new KafkaSettings(
            TestServers.kafkaBootstrapServers(), "paused", "paused", null, null, Map.of());
    ProfileValue value =
        new ProfileValue(
            KENT,
            SampleEvents.FYLDE,
            "Fylde",
            1,
            LocalDate.of(2026, 3, 1),
            null,
            null,
            null,
            List.of(),
            List.of());
    try (Topic paused = new Topic(settings)) {
      paused.publish(List.of(value));
      try (Topic present = new Topic(settings)) {
        present.publish(List.of(value));

        assertThatThrownBy(() -> paused.publish(List.of(value))).isInstanceOf(KafkaException.class);
        assertThat(PublishedProfiles.all(settings.profilesTopic())).hasSize(2);
      }
    }
  }

  private static long rate(AreaCode area, Random random) {
    return log.append(
        KENT,
        SampleEvents.rated(
            SampleEvents.AUTUMN,
            area,
            AGENCIES.get(random.nextInt(AGENCIES.size())),
            SampleEvents.TUNING_IN,
            null,
            RATINGS.get(random.nextInt(RATINGS.size())),
            LocalDate.of(2026, 9, 10)),
        Instant.parse("2026-09-10T10:00:00Z"));
  }

  /** Whether all areas are published up to the last event that concerns them. */
  private static boolean upToDate(long position) {
    first.get("viewer-kent", "/v1/kent/areas/fylde/profile?minPosition=" + position);
    return inside
        .ask(
            """
            select count(*)
              from read_1.profile_position p
              join read.published_profile d using (partnership, area)
             where d.position >= p.position
            """)
        .equals(List.of(Integer.toString(AREAS.size())));
  }

  private static void assertSameAsProfiles() {
    Map<String, JsonNode> values = values();
    for (AreaCode area : AREAS) {
      JsonNode profile = first.get("viewer-kent", "/v1/kent/areas/" + area + "/profile").json();
      JsonNode value = Objects.requireNonNull(values.get("kent/" + area));
      assertThat(value.get("cycle")).isEqualTo(profile.get("cycle"));
      for (int i = 0; i < profile.get("capabilities").size(); i++) {
        JsonNode shown = profile.get("capabilities").get(i);
        JsonNode published = value.get("capabilities").get(i);
        assertThat(published.get("code")).isEqualTo(shown.get("code"));
        assertThat(published.get("rollup")).isEqualTo(shown.get("rollup"));
        assertThat(published.get("distribution")).isEqualTo(shown.get("distribution"));
        assertThat(published.get("ratings").size()).isEqualTo(shown.get("ratings").size());
        for (int rating = 0; rating < shown.get("ratings").size(); rating++) {
          assertThat(published.get("ratings").get(rating).get("rating"))
              .isEqualTo(shown.get("ratings").get(rating).get("rating"));
        }
      }
    }
  }

  /** Last value of each key, as a reader of the whole topic sees it. */
  private static Map<String, JsonNode> values() {
    return PublishedProfiles.last(TOPIC);
  }

  private static List<PublishedProfiles.Published> all() {
    return PublishedProfiles.all(TOPIC);
  }
}
