package uk.ragtime.query.profiletopic;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.query.projection.AppliedPositions;
import uk.ragtime.query.projection.KafkaSettings;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.PublishedProfiles;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.testing.TestIssuer;

/** Changes by the passing of days are published although no event occurs. */
class ProfileTopicDaysIT {
  private static final String PREFIX = "profiledays";
  private static final PartnershipCode KENT = new PartnershipCode("kent");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-08-20T12:00:00Z"));

  @Test
  void theNextCycleIsPublishedOnTheDayOnWhichItOpens() {
    try (TestIssuer issuer = TestIssuer.start();
        TestLog log = new TestLog(PREFIX);
        QueryService service =
            QueryService.start(
                QueryService.newDatabase(),
                issuer,
                PREFIX,
                List.of("--ragtime.profile-topic.enabled=false"))) {
      // given a rating of spring, in summer
      SampleEvents.setUp(log, KENT, issuer.issuer());
      long last =
          log.append(
              KENT,
              SampleEvents.rated(
                  SampleEvents.SPRING,
                  SampleEvents.BLACKPOOL,
                  SampleEvents.MIDWIFERY,
                  SampleEvents.TUNING_IN,
                  null,
                  Rating.RED,
                  SampleEvents.FIRST_DAY),
              SampleEvents.SPRINGTIME);
      log.flush();
      Publisher publisher = publisher(service);
      publisher.start();
      try {
        awaitPublished(last, "2026-08-20", SampleEvents.SPRING);

        // when the eve of autumn's cycle passes, and then the night, in London
        now.set(Instant.parse("2026-08-31T22:59:00Z"));
        awaitPublished(last, "2026-08-31", SampleEvents.SPRING);
        now.set(Instant.parse("2026-08-31T23:01:00Z"));
        awaitPublished(last, "2026-09-01", SampleEvents.AUTUMN);
      } finally {
        publisher.stop();
      }
    }
  }

  private Publisher publisher(QueryService service) {
    return new Publisher(
        service.bean(PublicationLog.class),
        service.bean(TenantTransactions.class),
        service.bean(AppliedPositions.class),
        service.bean(KafkaSettings.class),
        new ProfileTopicSettings(true),
        ((InstantSource) now::get).withZone(ZoneOffset.UTC),
        service.bean(MeterRegistry.class));
  }

  private static void awaitPublished(long position, String day, CycleCode cycle) {
    Eventually.holds(() -> {
      Map<String, JsonNode> all = PublishedProfiles.last(EventTopics.profiles(PREFIX));
      assertThat(all).containsKey("kent/blackpool");
      JsonNode value = Objects.requireNonNull(all.get("kent/blackpool"));
      assertThat(value.get("asOf").asString()).isEqualTo(day);
      assertThat(value.get("position").asLong()).isEqualTo(position);
      assertThat(value.get("cycle").asString()).isEqualTo(cycle.value());
      JsonNode rating = value.get("capabilities").get(0).get("ratings").get(0);
      assertThat(rating.get("carriedOver").asBoolean())
          .isEqualTo(cycle.equals(SampleEvents.AUTUMN));
    });
  }
}
