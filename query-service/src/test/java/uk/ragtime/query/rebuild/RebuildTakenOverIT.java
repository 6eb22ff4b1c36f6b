package uk.ragtime.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.embedded.Ports;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.testing.TestServers;
import uk.ragtime.testing.environment.KillableService;
import uk.ragtime.testing.raw.KeepAliveClient;
import uk.ragtime.testing.raw.RawRequest;

/** Two instances that can rebuild, of which one is a process that is killed. */
class RebuildTakenOverIT {
  private static final Path TARGET =
      Path.of(System.getProperty("ragtime.root"), "query-service", "target");

  private final RebuildFixture stage = new RebuildFixture();
  private KillableService process;

  @BeforeEach
  void start() {
    process =
        KillableService.start(
            TARGET.resolve("query-service-1.0.0-SNAPSHOT.jar"),
            Ports.free(),
            settings(),
            TARGET.resolve("rebuild-taken-over.log"));
    process.awaitReadiness();
  }

  @AfterEach
  void stop() {
    process.close();
    stage.close();
  }

  @Test
  void onlyOneWorksAndTheOtherGoesOnWhenItIsKilled() throws Exception {
    String before = stage.serving();
    long id;
    QueryService other;
    try (Connection holding = stage.store.database().connect(stage.store.database().owner())) {
      // given a process that builds, and waits for the store
      holding.setAutoCommit(false);
      holding.createStatement().execute("lock table store.event in access exclusive mode");
      id = askTheProcess();
      stage.awaitStep(id, RebuildState.BUILDING);

      // when there is another instance, it leaves it to the first
      other = stage.worker();
      assertThat(takenUp(id)).isEqualTo("1");

      // and when the first is killed
      process.kill();
      Eventually.holds(() -> assertThat(takenUp(id)).isEqualTo("2"));
      holding.rollback();
    }

    // then the other begins anew and ends well
    try (other) {
      stage.awaitStep(id, RebuildState.SWAPPED);
      assertThat(takenUp(id)).isEqualTo("2");
      assertThat(stage.generations()).containsExactly(before, stage.serving());
      var built = stage.rows(stage.serving(), stage.lancashire, stage.kent);
      var kept = stage.rows(before, stage.lancashire, stage.kent);
      assertThat(built).isEqualTo(kept);
      assertThat(stage.positions(stage.serving())).isEqualTo(stage.storePositions());
    }
  }

  private long askTheProcess() throws IOException {
    URI rebuilds = process.address().resolve(RebuildFixture.REBUILDS);
    RawRequest request =
        KeepAliveClient.request("POST", rebuilds)
            .and("Authorization", "Bearer " + stage.issuer.token("operator"));
    return KeepAliveClient.send(rebuilds, request).json().get("id").asLong();
  }

  private String takenUp(long id) {
    return stage.inside.ask("select epoch from read.rebuild where id = " + id).getFirst();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    settings.put("spring.datasource.url", stage.database.url());
    settings.put("spring.datasource.password", stage.database.password());
    settings.put("spring.flyway.user", stage.database.owner());
    settings.put("spring.flyway.password", stage.database.password());
    settings.put("ragtime.store.url", stage.store.database().url());
    settings.put("ragtime.store.password", stage.store.database().password());
    settings.put("ragtime.kafka.bootstrap-servers", TestServers.kafkaBootstrapServers());
    settings.put("ragtime.kafka.topic-prefix", stage.topics);
    settings.put("ragtime.kafka.group", stage.database.name());
    settings.put("ragtime.security.issuer", stage.issuer.issuer());
    settings.put("ragtime.security.operators", stage.issuer.issuer() + "|operator");
    settings.put("ragtime.profile-topic.enabled", "false");
    settings.put("ragtime.identity.secret", TestPersons.SECRET);
    return settings;
  }
}
