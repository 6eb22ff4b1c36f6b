package uk.ragtime.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.EventTopics;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.KafkaWithRights;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

@DisplayName("C19: projector and publisher of profiles on a Kafka with access control lists")
class KafkaRightsIT {
  private static final String SERVICE = "query-service";
  private static final String PREFIX = "guarded";
  private static final PartnershipCode OURS = new PartnershipCode("ours");

  @Test
  void theDocumentedRightsSuffice() {
    try (KafkaWithRights kafka = new KafkaWithRights(SERVICE);
        TestLog log = new TestLog(PREFIX, null, kafka.administrator());
        TestIssuer issuer = TestIssuer.start()) {
      // given topics that an operator made, a log, and the documented rights
      kafka.createTopics(
          new NewTopic(
                  EventTopics.profiles(PREFIX),
                  Optional.of(EventTopics.PARTITIONS),
                  Optional.empty())
              .configs(Map.of("cleanup.policy", "compact")));
      kafka.grantAsDocumented(SERVICE, PREFIX);
      SampleEvents.setUp(log, OURS, issuer.issuer());
      log.append(
          OURS,
          SampleEvents.rated(
              SampleEvents.SPRING,
              SampleEvents.BLACKPOOL,
              SampleEvents.MIDWIFERY,
              SampleEvents.TUNING_IN,
              null,
              Rating.GREEN,
              SampleEvents.FIRST_DAY),
          SampleEvents.SPRINGTIME);
      log.flush();

      // when the service runs with them
      TestDatabase database = QueryService.newDatabase();
      Database inside = new Database(database);
      List<String> settings =
          new ArrayList<>(
              List.of(
                  "--ragtime.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                  "--ragtime.kafka.group=" + PREFIX + "-query"));
      kafka
          .client(SERVICE)
          .forEach((name, value) ->
              settings.add("--ragtime.kafka.client[%s]=%s".formatted(name, value)));
      try (QueryService _ = QueryService.start(database, issuer, PREFIX, settings)) {
        // then it projects the log and publishes its profiles
        Eventually.holds(() ->
            assertThat(inside.ask("select position from read_1.applied_position"))
                .containsExactly(Long.toString(log.position(OURS))));
        Eventually.holds(() ->
            assertThat(inside.ask("select area from read.published_profile"))
                .contains(SampleEvents.BLACKPOOL.value()));
      }
    }
  }
}
