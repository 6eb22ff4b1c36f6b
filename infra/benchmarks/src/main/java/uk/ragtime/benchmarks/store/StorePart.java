package uk.ragtime.benchmarks.store;

import java.util.Locale;

/** Parts that can be measured on their own. */
enum StorePart {
  IN_PROCESS,
  BULK,
  HTTP,
  RELAY,
  SIZE;

  /**
   * @throws IllegalArgumentException if there is no such part
   */
  static StorePart of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
