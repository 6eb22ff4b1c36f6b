package uk.ragtime.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program and waits for its end. */
final class ProgramRunner {

  private ProgramRunner() {}

  /**
   * @param output where the program's words go; a file, because a server that the program leaves
   *     behind would hold a pipe open
   * @return the exit code
   */
  static int run(List<String> command, Path output, Duration atMost) {
    Process process = null;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
              .start();
      if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new EmbeddedServerException(
            command.getFirst() + " did not end within " + atMost.toSeconds() + " s.");
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new EmbeddedServerException(command.getFirst() + " could not be run: " + e, e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new EmbeddedServerException("Interrupted while " + command.getFirst() + " ran.", e);
    }
  }

  /** The last lines of a log, for an error message. */
  static String tail(Path log, int lines) {
    try {
      List<String> all = Files.readAllLines(log);
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
    } catch (IOException e) {
      return "(" + log + " cannot be read: " + e + ")";
    }
  }
}
