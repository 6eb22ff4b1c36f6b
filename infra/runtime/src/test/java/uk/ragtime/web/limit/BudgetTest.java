package uk.ragtime.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A budget lets its burst through at once, and its rate for ever. */
class BudgetTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final long EACH = SECOND / 50;

  /** As a machine's clock may be: about to overflow. */
  private long now = Long.MAX_VALUE - SECOND;

  private final Budget budget = new Budget(new Rate(50, 200), now);

  @Test
  void aBurstIsLetThroughAndNoMore() {
    assertThat(takeAll()).isEqualTo(200);
    assertThat(budget.take(now)).isEqualTo(EACH);
  }

  @Test
  void whoWaitsAsLongAsTheyAreToldIsLetThrough() {
    takeAll();
    now += budget.take(now) - 1;
    assertThat(budget.take(now)).isEqualTo(1);
    now++;
    assertThat(budget.take(now)).isZero();
  }

  @Test
  void theRateGoesOnForEver() {
    takeAll();
    for (int second = 0; second < 10; second++) {
      now += SECOND;
      assertThat(takeAll()).isEqualTo(50);
    }
  }

  @Test
  void quietTimesFillItAndNeverMore() {
    takeAll();
    now += 3600 * SECOND;

    assertThat(takeAll()).isEqualTo(200);
  }

  @Test
  void aRefusalCostsNothing() {
    takeAll();
    for (int i = 0; i < 1000; i++) {
      budget.take(now);
    }
    now += SECOND;

    assertThat(takeAll()).isEqualTo(50);
  }

  @Test
  void whatWasNotUsedComesBack() {
    takeAll();
    budget.giveBack();

    assertThat(takeAll()).isEqualTo(1);
    assertThat(budget.drain()).isEqualTo(200 * EACH);
  }

  @Test
  void whatWasTakenIsToldOnce() {
    budget.take(now);
    budget.take(now);

    assertThat(budget.drain()).isEqualTo(2 * EACH);
    assertThat(budget.drain()).isZero();
  }

  @Test
  void whatOthersTookIsTakenOver() {
    budget.take(now);
    budget.drain();
    budget.take(now);
    budget.reconcile(now, 150 * EACH);

    assertThat(takeAll()).as("one was taken since").isEqualTo(49);
  }

  @Test
  void fullBudgetsCanBeForgotten() {
    assertThat(budget.isFull(now)).isTrue();
    budget.take(now);
    assertThat(budget.isFull(now)).isFalse();
    now += EACH;
    assertThat(budget.isFull(now)).as("it is not told yet").isFalse();
    budget.drain();
    assertThat(budget.isFull(now)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void severalInstancesTogetherLetThroughWhatOneWould(int seed) {
    Random random = new Random(seed);
    List<Budget> instances = List.of(newBudget(), newBudget(), newBudget());
    long began = now;
    int through = 0;
    for (int tick = 0; tick < 500; tick++) {
      now += SECOND / 10;
      for (Budget instance : instances) {
        int asked = random.nextInt(10);
        for (int i = 0; i < asked; i++) {
          through += instance.take(now) == 0 ? 1 : 0;
        }
      }
      exchange(instances);
    }
    long seconds = (now - began) / SECOND;

    assertThat(through).isBetween(199 + 49 * (int) seconds, 3 * 200 + 51 * (int) seconds);
  }

  /** As the database does it: each adds what it has taken, and learns how it stands. */
  private long together;

  private void exchange(List<Budget> instances) {
    for (Budget instance : instances) {
      together = Math.max(together, now) + instance.drain();
      instance.reconcile(now, together - now);
    }
  }

  private Budget newBudget() {
    now = 1;
    together = 0;
    return new Budget(new Rate(50, 200), now);
  }

  private int takeAll() {
    int taken = 0;
    while (budget.take(now) == 0) {
      taken++;
    }
    return taken;
  }
}
