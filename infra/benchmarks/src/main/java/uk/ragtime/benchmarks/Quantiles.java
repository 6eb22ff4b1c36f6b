package uk.ragtime.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/** Times of one thing done many times, by nearest rank. Unit: nanoseconds in, milliseconds out. */
public final class Quantiles {
  private final long[] sortedNanos;

  private Quantiles(long[] sortedNanos) {
    this.sortedNanos = sortedNanos;
  }

  public static Quantiles of(long[] nanos) {
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
  public double millisAt(double share) {
    int rank = (int) Math.ceil(share * sortedNanos.length);
    return sortedNanos[Math.max(rank, 1) - 1] / 1e6;
  }

  /** A line of a table. */
  public String row(String what) {
    return "| " + String.join(" | ", cells(what)) + " |";
  }

  /**
   * A table row: the name, the count, and the times within which 50, 90, 99 and 100 % were done.
   */
  public String[] cells(String what) {
    return new String[] {
      what, Integer.toString(sortedNanos.length), millis(0.5), millis(0.9), millis(0.99), millis(1)
    };
  }

  private String millis(double share) {
    return String.format(Locale.ROOT, "%.1f", millisAt(share));
  }
}
