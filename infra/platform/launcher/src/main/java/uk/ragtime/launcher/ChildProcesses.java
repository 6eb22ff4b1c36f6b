package uk.ragtime.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Records the processes that the launcher starts, so that the next start finds those that a killed
 * launcher left behind. Process ids are reused; together with the start time they are unique.
 */
final class ChildProcesses {

  private static final Duration THEY_STOP_BY_THEMSELVES_WITHIN = Duration.ofSeconds(10);

  private final Path file;

  ChildProcesses(Path data) {
    this.file = data.resolve("children");
  }

  synchronized void remember(String name, ProcessHandle process) {
    String line = name + " " + process.pid() + " " + startOf(process) + "\n";
    try {
      Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Waits for what an earlier launcher left behind, and ends what does not end by itself. */
  void clear(StartProgress progress) {
    try {
      if (!Files.exists(file)) {
        return;
      }
      for (String line : Files.readAllLines(file)) {
        alive(line).ifPresent(process -> end(line, process, progress));
      }
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<ProcessHandle> alive(String line) {
    List<String> words = List.of(line.split(" ", -1));
    if (words.size() != 3) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(words.get(1)))
        .filter(process -> startOf(process) == Long.parseLong(words.get(2)));
  }

  private static void end(String line, ProcessHandle process, StartProgress progress) {
    progress.note(
        line.split(" ", -1)[0]
            + " of an earlier run still runs (process "
            + process.pid()
            + "): stopping it");
    process.destroy();
    try {
      process.onExit().get(THEY_STOP_BY_THEMSELVES_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException _) {
      process.destroyForcibly();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
