package uk.ragtime.testing.times;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Processor time of this JVM, which other programs change far less than the time of day. */
public final class ProcessorTime {
  private static final AtomicLong SHARED = new AtomicLong();

  private ProcessorTime() {}

  /** Starts something for all tests of the JVM; the test that comes first is not charged for it. */
  public static <T> T shared(Supplier<T> start) {
    long before = total();
    long sharedBefore = SHARED.get();
    try {
      return start.get();
    } finally {
      // Threads started within are part of this.
      SHARED.set(sharedBefore + total() - before);
    }
  }

  /** Time used so far, without that of {@link #shared}. */
  static Duration used() {
    return Duration.ofNanos(total() - SHARED.get());
  }

  private static long total() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.OperatingSystemMXBean own
        ? own.getProcessCpuTime()
        : 0;
  }
}
