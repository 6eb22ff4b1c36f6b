package uk.ragtime.testing.environment;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A small disk that fills up quickly: a file system in memory, which only root may mount. Where
 * that is not allowed this fails, for there is no other way to run out of space that PostgreSQL
 * would accept.
 */
public final class SmallDisk implements AutoCloseable {
  /** Enough for the events of all tests, many times over. */
  private static final String SIZE = "256m";

  private static final int PIECE = 1 << 20;

  private final Path directory;

  private SmallDisk(Path directory) {
    this.directory = directory;
  }

  /**
   * @param directory an empty one; closing deletes it
   */
  public static SmallDisk mount(Path directory) {
    run(List.of("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", directory.toString()));
    return new SmallDisk(directory);
  }

  public Path directory() {
    return directory;
  }

  private Path filler() {
    return directory.resolve("filler");
  }

  /** Takes all the space there is. */
  public void fill() {
    byte[] piece = new byte[PIECE];
    try (OutputStream filler = Files.newOutputStream(filler())) {
      for (int size = PIECE; size >= 1; size /= 2) {
        writeWhileThereIsSpace(filler, piece, size);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeWhileThereIsSpace(OutputStream filler, byte[] piece, int size) {
    try {
      while (true) {
        filler.write(piece, 0, size);
      }
    } catch (IOException _) {
      // No space is left for a piece of this size.
    }
  }

  /** Gives back what was taken, if anything. */
  public void free() {
    try {
      Files.deleteIfExists(filler());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    // Lazily, for a test that has failed may have left files open here.
    run(List.of("umount", "--lazy", directory.toString()));
    try {
      Files.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", command) + " failed: " + output.strip());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
