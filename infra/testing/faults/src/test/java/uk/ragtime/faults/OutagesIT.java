package uk.ragtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.environment.FaultEnvironment;
import uk.ragtime.testing.environment.SmallDisk;

/** Servers that stop while clients rate, and start again. */
class OutagesIT {
  /** Here some seconds, which is longer than any single try; the soak makes it minutes. */
  private static final Duration AWAY = Duration.ofSeconds(15);

  private final FaultScenario on = new FaultScenario();
  private final FaultEnvironment environment = on.environment();

  @AfterEach
  void heal() {
    environment.heal();
  }

  @Test
  void postgresqlIsRestartedAndThenCrashes() throws Exception {
    try (var _ = on.crowd(16)) {
      Thread.sleep(1_000);
      environment.database().stop();
      environment.database().start();
      Thread.sleep(1_500);
      environment.database().crash();
      environment.database().start();
      Thread.sleep(1_000);
    }
    on.thenAllIsAsToldAndPublished();
  }

  @Test
  void kafkaIsAwayAndRatingsAreTakenAllTheSame() throws Exception {
    int unansweredBefore = environment.history().unknown();
    try (var _ = on.crowd(8)) {
      environment.broker().stop();
      Thread.sleep(AWAY);
      assertThat(environment.store().size().unpublished()).isPositive();
      environment.broker().start();
    }
    assertThat(environment.history().unknown()).isEqualTo(unansweredBefore);
    on.thenAllIsAsToldAndPublished();
  }

  @Test
  void theDiskIsFullAndThenThereIsSpaceAgain() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(FaultScenario.newDirectory())) {
      environment.database().moveEventsTo(disk.directory());
      try (var _ = on.crowd(8)) {
        int askedToWait = environment.history().askedToWait();
        disk.fill();
        on.awaitThat(() -> environment.history().askedToWait() > askedToWait + 50);

        disk.free(); // and nobody starts anything again
        int acknowledged = environment.history().acknowledged();
        on.awaitThat(() -> environment.history().acknowledged() > acknowledged + 50);
      } finally {
        disk.free();
        environment.database().moveEventsBack();
      }
    }
    on.thenAllIsAsToldAndPublished();
  }
}
