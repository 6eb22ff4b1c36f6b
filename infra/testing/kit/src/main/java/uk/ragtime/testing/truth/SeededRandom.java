package uk.ragtime.testing.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/** Random choices, determined by a seed. */
final class SeededRandom {
  private final SplittableRandom random;

  SeededRandom(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** True so many times in a hundred. */
  boolean in100(int times) {
    return random.nextInt(100) < times;
  }

  int from(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  long micros(long below) {
    return random.nextLong(below);
  }

  LocalDate day(LocalDate first, LocalDate last) {
    return first.plusDays(random.nextLong(last.toEpochDay() - first.toEpochDay() + 1));
  }

  <T> T of(Collection<T> all) {
    return List.copyOf(all).get(random.nextInt(all.size()));
  }

  <T> List<T> shuffled(Collection<T> all) {
    List<T> shuffled = new ArrayList<>(all);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      T moved = shuffled.set(j, shuffled.get(i));
      shuffled.set(i, moved);
    }
    return shuffled;
  }

  <T> List<T> some(Collection<T> all, int howMany) {
    return shuffled(all).subList(0, Math.min(howMany, all.size()));
  }
}
