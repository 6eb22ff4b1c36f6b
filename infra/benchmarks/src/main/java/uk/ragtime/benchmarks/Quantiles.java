package uk.ragtime.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Times of one thing done many times, by nearest rank. Unit: nanoseconds in, milliseconds out. */
final class Quantiles {
  private final long[] sortedNanos;

  private Quantiles(long[] sortedNanos) {
    this.sortedNanos = sortedNanos;
  }

  static Quantiles of(long[] nanos) {
    if (nanos.length == 0) {
      throw new IllegalArgumentException("nothing was measured");
    }
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Quantiles(sorted);
  }

  /**
   * The smallest time that at least this share of all times does not exceed.
   *
   * @param share above 0, up to 1
   */
  double millisAt(double share) {
    int rank = (int) Math.ceil(share * sortedNanos.length);
    return sortedNanos[Math.max(rank, 1) - 1] / 1e6;
  }

  String row(String what) {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f | %.1f | %.1f | %.1f |",
        what,
        sortedNanos.length,
        millisAt(0.5),
        millisAt(0.9),
        millisAt(0.99),
        millisAt(1));
  }
}
