package uk.ragtime.benchmarks.read;

import java.time.Duration;
import uk.ragtime.benchmarks.store.harness.Report;

/** Prints the progress, rate and remaining time of a long step every few seconds. */
final class ProgressReport {
  private static final long EVERY = Duration.ofSeconds(5).toNanos();

  private final String what;
  private final long all;
  private final long began = System.nanoTime();
  private long said = began;

  /**
   * @param what such as {@code generating, ratings}
   */
  ProgressReport(String what, long all) {
    this.what = what;
    this.all = all;
  }

  void at(long done) {
    long now = System.nanoTime();
    if (now - said < EVERY || done == 0) {
      return;
    }
    said = now;
    if (done >= all) {
      System.err.printf("%s: all %s are in, and it goes on%n", what, Report.whole(all));
      return;
    }
    double perSecond = done * 1e9 / (now - began);
    System.err.printf(
        "%s: %s of %s, %s a second, %s s left%n",
        what,
        Report.whole(done),
        Report.whole(all),
        Report.whole(perSecond),
        Report.whole((all - done) / perSecond));
  }
}
