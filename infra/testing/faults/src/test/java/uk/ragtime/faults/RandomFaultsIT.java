package uk.ragtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.testing.environment.Fault;
import uk.ragtime.testing.environment.FaultEnvironment;
import uk.ragtime.testing.environment.RandomFaults;

/**
 * Several random faults in succession under load; {@code ./ragtime bench faults} is the long form.
 */
class RandomFaultsIT {
  /** The build tries the same every time; the soak takes another seed each time. */
  private static final long SEED = 20_261_124;

  /** Most faults do their worst in the moment that they begin or end. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** Of a review, each of which is to have been taken under faults. */
  private static final List<String> STEPS = List.of("/submit", "/challenge", "/agree");

  private final FaultScenario on = new FaultScenario();
  private final FaultEnvironment environment = on.environment();

  @AfterEach
  void heal() {
    environment.heal();
  }

  @Test
  void everyResponseIsTrueWhateverHappens() throws Exception {
    List<Fault> faults = new ArrayList<>();
    int acknowledgedBefore = environment.history().acknowledged();
    try (var _ = on.crowd(12)) {
      new RandomFaults(environment, SEED, LONGEST, LONGEST, faults::add).runEachOnce();
      // those that take several commands may still be on their way
      on.awaitThat(() ->
          environment.history().acknowledged() > acknowledgedBefore
              && STEPS.stream().allMatch(step -> environment.history().acknowledged(step) > 0));
    }

    assertThat(faults).containsExactlyInAnyOrder(Fault.values());
    on.thenAllIsAsToldAndPublished();
  }
}
