package uk.ragtime.testing.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Roles that docs/ACCESS.md lists for each operation of a service, by {@code GET /path}. */
public final class AccessTable {
  private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+ /[^`]*)` \\| (.+) \\|");

  private AccessTable() {}

  /** Reads the list under a heading. */
  public static Map<String, String> read(Path document, String heading) {
    Map<String, String> takes = new TreeMap<>();
    try {
      Files.readAllLines(document).stream()
          .dropWhile(line -> !line.equals("## " + heading))
          .skip(1)
          .takeWhile(line -> !line.startsWith("#"))
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .forEach(row -> takes.put(row.group(1), row.group(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return takes;
  }

  /** Whether every caller may, with a token or without. */
  public static boolean isOpen(String takes) {
    return takes.equals("nothing") || takes.equals("a token");
  }

  /** Whether it takes an action, by its name. */
  public static boolean isFor(String takes, Enum<?> action) {
    return takes.contains("`" + action.name() + "`");
  }
}
