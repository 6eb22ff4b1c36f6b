package uk.ragtime.benchmarks.store.harness;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** Description of the machine that was measured. */
public final class Machine {
  private static final double GIBIBYTE = 1024.0 * 1024 * 1024;

  private Machine() {}

  public static String describe(String postgresVersion) {
    return String.format(
        Locale.ROOT,
        "%d cores, %.0f GiB, %s %s, JDK %s, PostgreSQL %s (fsync and synchronous_commit on), client"
            + " and server on the same machine.",
        Runtime.getRuntime().availableProcessors(),
        memory() / GIBIBYTE,
        System.getProperty("os.name"),
        System.getProperty("os.arch"),
        System.getProperty("java.version"),
        postgresVersion);
  }

  private static double memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Double.NaN;
  }
}
