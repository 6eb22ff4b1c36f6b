package uk.ragtime.testing.truth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Which histories are tried. */
public final class Seeds {
  private static final String KEPT = "/truth/seeds.txt";

  private Seeds() {}

  /** Those that have found something once, then so many more from one on. */
  public static List<Long> keptAnd(long first, int howMany) {
    return Stream.concat(kept().stream(), from(first, howMany).stream()).distinct().toList();
  }

  public static List<Long> from(long first, int howMany) {
    return LongStream.range(first, first + howMany).boxed().toList();
  }

  private static List<Long> kept() {
    try (var stream = Objects.requireNonNull(Seeds.class.getResourceAsStream(KEPT), KEPT)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> Long.valueOf(line.split("\\s+", 2)[0]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
