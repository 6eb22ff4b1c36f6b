package uk.ragtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.stage.FaultStage;
import uk.ragtime.testing.stage.SmallDisk;

/** Servers that go away while people rate, and come back. */
class OutagesIT {
  /** Here some seconds, which is longer than any single try; the soak makes it minutes. */
  private static final Duration AWAY = Duration.ofSeconds(15);

  private final OnStage on = new OnStage();
  private final FaultStage stage = on.stage();

  @AfterEach
  void heal() {
    stage.heal();
  }

  @Test
  void postgresqlIsRestartedAndThenCrashes() throws Exception {
    try (var _ = on.crowd(16)) {
      Thread.sleep(1_000);
      stage.database().stop();
      stage.database().start();
      Thread.sleep(1_500);
      stage.database().crash();
      stage.database().start();
      Thread.sleep(1_000);
    }
    on.thenAllIsAsToldAndPublished();
  }

  @Test
  void kafkaIsAwayAndRatingsAreTakenAllTheSame() throws Exception {
    int unansweredBefore = stage.history().unknown();
    try (var _ = on.crowd(8)) {
      stage.broker().stop();
      Thread.sleep(AWAY);
      assertThat(stage.store().size().unpublished()).isPositive();
      stage.broker().start();
    }
    assertThat(stage.history().unknown()).isEqualTo(unansweredBefore);
    on.thenAllIsAsToldAndPublished();
  }

  @Test
  void theDiskIsFullAndThenThereIsSpaceAgain() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(OnStage.newDirectory())) {
      stage.database().moveEventsTo(disk.directory());
      try (var _ = on.crowd(8)) {
        int askedToWait = stage.history().askedToWait();
        disk.fill();
        on.awaitThat(() -> stage.history().askedToWait() > askedToWait + 50);

        disk.free(); // and nobody starts anything again
        int acknowledged = stage.history().acknowledged();
        on.awaitThat(() -> stage.history().acknowledged() > acknowledged + 50);
      } finally {
        disk.free();
        stage.database().moveEventsBack();
      }
    }
    on.thenAllIsAsToldAndPublished();
  }
}
