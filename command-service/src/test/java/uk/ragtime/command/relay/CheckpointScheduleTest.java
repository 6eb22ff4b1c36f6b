package uk.ragtime.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times at which a relay writes a checkpoint, and how long it waits until then. */
class CheckpointScheduleTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 49, 50, 51, 500, 999})
  void aRelayThatWaitsForKafkaSleeps(long sinceCheckpoint) {
    Duration since = Duration.ofMillis(sinceCheckpoint);

    assertThat(CheckpointSchedule.isDue(false, since)).isFalse();
    assertThat(CheckpointSchedule.untilNext(false, true, since)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itWaitsNoLongerThanUntilSomethingIsDue(boolean inFlight) {
    Duration acknowledged = CheckpointSchedule.untilNext(true, inFlight, Duration.ofMillis(20));
    Duration renewal = CheckpointSchedule.untilNext(false, inFlight, Duration.ofMillis(970));

    assertThat(acknowledged).isEqualTo(Duration.ofMillis(30));
    assertThat(CheckpointSchedule.isDue(true, Duration.ofMillis(20).plus(acknowledged))).isTrue();
    assertThat(renewal).isEqualTo(Duration.ofMillis(30));
    assertThat(CheckpointSchedule.isDue(false, Duration.ofMillis(970).plus(renewal))).isTrue();
  }

  @Test
  void whileABatchIsInFlightItLooksUpOften() {
    assertThat(CheckpointSchedule.untilNext(false, true, Duration.ZERO))
        .isEqualTo(Duration.ofMillis(50));
    assertThat(CheckpointSchedule.untilNext(false, false, Duration.ZERO))
        .isEqualTo(Duration.ofSeconds(1));
  }
}
