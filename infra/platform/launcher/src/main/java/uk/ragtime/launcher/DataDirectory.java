package uk.ragtime.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import uk.ragtime.embedded.DirectoryLock;
import uk.ragtime.embedded.EmbeddedServerException;

/** The platform's data directory, used by one launcher at a time. */
final class DataDirectory implements AutoCloseable {

  /** The layout below; a launcher refuses data that a newer one has written. */
  private static final int FORMAT = 1;

  /** PostgreSQL and Kafka reserve some hundred MB when they start, and must not run dry at once. */
  private static final long LEAST_FREE_BYTES = 1L << 30;

  private final Path path;
  private final DirectoryLock lock;

  private DataDirectory(Path path, DirectoryLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * @throws LauncherException if the directory is in use, of a newer format, or on a disk that is
   *     nearly full
   */
  static DataDirectory open(Path path) {
    try {
      Files.createDirectories(path);
      DirectoryLock lock = lock(path);
      try {
        requireFormat(path);
        requireSpace(path);
        Files.createDirectories(path.resolve("logs"));
        Files.writeString(path.resolve("format"), Integer.toString(FORMAT));
        return new DataDirectory(path, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new LauncherException(
          "The directory " + path + " cannot be written: " + e + ". RAGTIME_DATA names another.",
          e);
    }
  }

  private static DirectoryLock lock(Path path) {
    try {
      return DirectoryLock.take(path);
    } catch (EmbeddedServerException e) {
      throw new LauncherException(
          "Ragtime runs already. "
              + e.getMessage()
              + " Stop that one first, or name other data with RAGTIME_DATA.",
          e);
    }
  }

  private static void requireFormat(Path path) throws IOException {
    Path file = path.resolve("format");
    if (!Files.exists(file)) {
      return;
    }
    String format = Files.readString(file).strip();
    if (!format.equals(Integer.toString(FORMAT))) {
      throw new LauncherException(
          "The data in "
              + path
              + " has format "
              + format
              + ", and this Ragtime knows format "
              + FORMAT
              + ". Use the newer Ragtime that wrote it, or name other data with RAGTIME_DATA.");
    }
  }

  private static void requireSpace(Path path) throws IOException {
    long free = Files.getFileStore(path).getUsableSpace();
    if (free < LEAST_FREE_BYTES) {
      throw new LauncherException(
          "The disk of "
              + path
              + " has "
              + (free >> 20)
              + " MiB free, and Ragtime needs 1024 MiB. Make room, or name another disk with"
              + " RAGTIME_DATA.");
    }
  }

  /** Deletes all that the platform wrote, and nothing else. */
  void forget() {
    try {
      for (String name :
          List.of(
              "postgresql",
              "kafka",
              "issuer",
              "logs",
              "passwords.properties",
              "demonstration.properties",
              "issuer-address",
              "children",
              "format")) {
        delete(path.resolve(name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> inside = Files.walk(path)) {
      for (Path each : inside.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(each);
      }
    }
  }

  @Override
  public void close() {
    lock.close();
  }
}
