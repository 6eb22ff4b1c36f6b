package uk.ragtime.benchmarks.read;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Parts that can be measured on their own, in the order in which they run. */
enum ReadPart {
  REBUILD,
  ANSWERS,
  SIZES,
  GROWTH,
  VISIBLE,
  PEER;

  /**
   * @throws IllegalArgumentException if there is no such part
   */
  static ReadPart of(String name) {
    return Arrays.stream(values())
        .filter(part -> part.label().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "There is no part '%s'; there are %s.".formatted(name, names())));
  }

  static String names() {
    return Arrays.stream(values()).map(ReadPart::label).collect(Collectors.joining(", "));
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
