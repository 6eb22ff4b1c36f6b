package uk.ragtime.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A shell that does something when this JVM ends, however it ends. */
final class Watchdog {
  /** If one were collected as garbage, its input would end. */
  private static final Set<Watchdog> watching = ConcurrentHashMap.newKeySet();

  private final Process process;

  private Watchdog(Process process) {
    this.process = process;
  }

  /**
   * Its standard input ends when this JVM does.
   *
   * @param script POSIX shell, with its arguments as {@code $1}, {@code $2} …
   */
  static Watchdog start(String name, String script, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; read -r _; " + script, name));
    command.addAll(List.of(arguments));
    Watchdog watchdog =
        new Watchdog(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    watching.add(watchdog);
    return watchdog;
  }

  /** Nothing is left to do. */
  void dismiss() {
    process.destroyForcibly();
    watching.remove(this);
  }
}
