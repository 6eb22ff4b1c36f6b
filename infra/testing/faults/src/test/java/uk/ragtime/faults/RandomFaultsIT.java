package uk.ragtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.stage.Fault;
import uk.ragtime.testing.stage.FaultStage;
import uk.ragtime.testing.stage.RandomFaults;

/** Some faults after one another under load; {@code ./ragtime bench faults} is the long form. */
class RandomFaultsIT {
  /** The build tries the same every time; the soak takes another seed each time. */
  private static final long SEED = 20_261_124;

  /** Most faults do their worst in the moment that they begin or end. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final OnStage on = new OnStage();
  private final FaultStage stage = on.stage();

  @AfterEach
  void heal() {
    stage.heal();
  }

  @Test
  void whateverHappensAllIsAsTold() throws Exception {
    List<Fault> faults = new ArrayList<>();
    int acknowledgedBefore = stage.history().acknowledged();
    try (var _ = on.crowd(12)) {
      new RandomFaults(stage, SEED, LONGEST, LONGEST, faults::add).runEachOnce();
    }

    assertThat(faults).containsExactlyInAnyOrder(Fault.values());
    assertThat(stage.history().acknowledged()).isGreaterThan(acknowledgedBefore);
    on.thenAllIsAsToldAndPublished();
  }
}
