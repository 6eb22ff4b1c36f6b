package uk.ragtime.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the end of a log for an error message. */
final class LogTail {

  private LogTail() {}

  /** The last lines, indented. */
  static String tail(Path log, int lines) {
    try {
      List<String> all =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()))
          .indent(2)
          .stripTrailing();
    } catch (IOException e) {
      return "  (it cannot be read: " + e + ")";
    }
  }
}
