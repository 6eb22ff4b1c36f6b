package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Checks the free disk space before a run that would fail after an hour without it. */
final class DiskSpaceCheck {
  private static final double GIGABYTE = 1e9;

  /** Space for the write-ahead log, Kafka, and small files. */
  private static final long BESIDES = 6_000_000_000L;

  /** Bytes a rating, with what comes with ratings and some to spare: as measured on a million. */
  private static final long HISTORY = 400;

  /** Bytes of a history that do not grow with it: assessments that are opened, further events. */
  private static final long OPENINGS = 150_000_000;

  private static final long STORE = 550;
  private static final long READ_MODELS = 1_100;

  /** The largest table a second time, and as a file. */
  private static final long COPY = 1_100;

  private DiskSpaceCheck() {}

  /**
   * @throws IllegalStateException with a sentence that says what is needed and what there is
   */
  static void require(ReadOptions options, Path work) throws IOException {
    long largest = options.events().getLast();
    long working = BESIDES + largest * bytesARating(options);
    long kept = options.events().stream().mapToLong(events -> OPENINGS + events * HISTORY).sum();
    Path data = options.data();
    if (data == null) {
      requireFree(work, working + kept);
    } else {
      Files.createDirectories(data);
      boolean same = Files.getFileStore(data).equals(Files.getFileStore(work));
      requireFree(work, same ? working + kept : working);
      requireFree(data, kept);
    }
  }

  private static long bytesARating(ReadOptions options) {
    return STORE + READ_MODELS + (options.has(ReadPart.REBUILD) ? COPY : 0);
  }

  private static void requireFree(Path directory, long bytes) throws IOException {
    long free = Files.getFileStore(directory).getUsableSpace();
    System.err.printf(
        Locale.ROOT,
        "%s: %.0f GB are needed, %.0f GB are free%n",
        directory,
        bytes / GIGABYTE,
        free / GIGABYTE);
    if (free < bytes) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%.0f GB are needed in %s, and %.0f GB are free.",
              bytes / GIGABYTE,
              directory,
              free / GIGABYTE));
    }
  }
}
