package uk.ragtime.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Prints the steps of a start to the terminal, one line each. */
public final class StartProgress {

  private final PrintStream out;
  private final Instant began;

  /**
   * @param began when the person asked for it, which is before this program ran
   */
  public StartProgress(PrintStream out, Instant began) {
    this.out = out;
    this.began = began;
  }

  /** A step is done, after so many seconds since the beginning. */
  public void reached(String what) {
    step(what, sinceTheBeginning());
  }

  /** A step is done, and took so long. */
  void step(String what, Duration took) {
    out.println(seconds(took, 7) + "  " + what);
  }

  /** A note that is not a step. */
  void note(String what) {
    out.println(" ".repeat(9) + what);
  }

  void print(String text) {
    out.println(text);
  }

  Duration sinceTheBeginning() {
    return Duration.between(began, Instant.now());
  }

  static String seconds(Duration duration, int width) {
    String number = String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    return " ".repeat(Math.max(0, width - number.length())) + number;
  }
}
