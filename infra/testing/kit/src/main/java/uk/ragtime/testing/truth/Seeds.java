package uk.ragtime.testing.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Selection of the histories to run. */
public final class Seeds {
  private static final String KEPT = "/truth/seeds.txt";

  private Seeds() {}

  /** Long ones of those that have found something once, then so many short ones. */
  public static List<Seed> keptAndShort(long first, int howMany) {
    return Stream.concat(kept().stream(), of(first, howMany, Seed.SHORT).stream()).toList();
  }

  /**
   * Long ones. A short history is the beginning of the long one of its number, so what it found is
   * found again.
   */
  public static List<Seed> longOnes(long first, int howMany) {
    return of(first, howMany, Seed.LONG);
  }

  private static List<Seed> of(long first, int howMany, int steps) {
    return LongStream.range(first, first + howMany)
        .mapToObj(each -> new Seed(each, steps))
        .toList();
  }

  private static List<Seed> kept() {
    try (var stream = Objects.requireNonNull(Seeds.class.getResourceAsStream(KEPT), KEPT)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> new Seed(Long.parseLong(line.split("\\s+", 2)[0]), Seed.LONG))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
