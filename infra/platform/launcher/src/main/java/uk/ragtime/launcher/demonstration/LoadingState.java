package uk.ragtime.launcher.demonstration;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import uk.ragtime.launcher.PrivateFiles;

/**
 * Progress of loading the demonstration, in a file. The day is kept too: when loading is continued
 * another day, the dates still agree.
 */
final class LoadingState {

  private static final String DAY = "day";
  private static final String COMPLETE = "complete";

  private final Path file;
  private final Properties known = new Properties();

  LoadingState(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        known.load(new StringReader(Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  synchronized LocalDate day(LocalDate today) {
    if (!known.containsKey(DAY)) {
      set(DAY, today.toString());
    }
    return LocalDate.parse(known.getProperty(DAY));
  }

  synchronized boolean isDone(String step) {
    return known.containsKey(step);
  }

  synchronized void done(String step, String partnership, long position) {
    set(step, "done");
    set(position(partnership), Long.toString(Math.max(position, lastPosition(partnership))));
  }

  synchronized boolean isComplete() {
    return known.containsKey(COMPLETE);
  }

  synchronized void complete() {
    set(COMPLETE, "yes");
  }

  synchronized long lastPosition(String partnership) {
    return Long.parseLong(known.getProperty(position(partnership), "0"));
  }

  private static String position(String partnership) {
    return partnership + "-position";
  }

  private void set(String name, String value) {
    known.setProperty(name, value);
    PrivateFiles.write(
        file,
        new TreeSet<>(known.stringPropertyNames())
            .stream()
                .map(key -> key + "=" + known.getProperty(key) + "\n")
                .collect(Collectors.joining()));
  }
}
