package uk.ragtime.benchmarks.store.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AlternationTest {
  private static final Duration SLICE = Duration.ofMillis(1);

  private final List<String> order = new ArrayList<>();
  private final Alternation alternation = new Alternation(1, 2, SLICE, () -> order.add("|"));

  @Test
  void eachRoundBeginsWithAnotherOneAndWarmingUpIsNotMeasured() throws Exception {
    var measured =
        alternation.measure("test", List.of(new Counter("a", 1), new Counter("b", 1)), 1);

    assertEquals(List.of("|", "a", "b", "|", "b", "a", "|", "a", "b"), order);
    assertEquals(List.of("a", "b"), List.copyOf(measured.keySet()));
    measured.values().forEach(slices -> assertEquals(2, slices.size()));
  }

  @Test
  void whatWasAnsweredAndIsNotKeptFails() {
    List<Counter> forgetful = List.of(new Counter("a", 2));

    assertThrows(IllegalStateException.class, () -> alternation.measure("test", forgetful, 1));
  }

  @Test
  void aCallThatFailsIsNotMeasured() {
    List<Contender.Caller> failing =
        List.of(() -> {
          throw new IllegalArgumentException("no");
        });

    assertThrows(IllegalStateException.class, () -> Slice.of(failing, SLICE));
  }

  /** Keeps one event a call, whatever it answers. */
  private final class Counter implements Contender {
    private final String name;
    private final int answered;
    private final AtomicLong kept = new AtomicLong();

    Counter(String name, int answered) {
      this.name = name;
      this.answered = answered;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void prepare() {
      order.add(name);
    }

    @Override
    public List<Caller> callers(int callers) {
      return List.of(() -> {
        kept.incrementAndGet();
        return answered;
      });
    }

    @Override
    public long kept() {
      return kept.get();
    }
  }
}
