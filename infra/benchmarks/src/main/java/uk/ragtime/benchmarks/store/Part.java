package uk.ragtime.benchmarks.store;

import java.util.Locale;

/** What can be measured by itself. */
enum Part {
  IN_PROCESS,
  BULK,
  HTTP,
  RELAY,
  SIZE;

  /**
   * @throws IllegalArgumentException if there is no such part
   */
  static Part of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
