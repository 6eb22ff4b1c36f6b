package uk.ragtime.testing.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Environment variables of one server, as the tables of the pages for operators list them. */
public final class SettingsPage {
  private static final Pattern CELLS = Pattern.compile("(?<!\\\\) ?\\| ?");
  private static final Pattern VARIABLE = Pattern.compile("`((?:RAGTIME|SPRING)_[A-Z0-9_]+)`");

  private final Path documentation;
  private final String server;

  /**
   * @param documentation the folder {@code docs}
   * @param server such as {@code command-service}
   */
  public SettingsPage(Path documentation, String server) {
    this.documentation = documentation;
    this.server = server;
  }

  /** Variables of our own, {@code RAGTIME_…}, in all tables of settings. */
  public Set<String> variables() {
    Stream<String> general =
        rows("OPERATIONS.md", "## Settings")
            .filter(cells -> concerns(cells.get(2)))
            .map(cells -> cells.get(1));
    Stream<String> particular =
        isService()
            ? rows("OPERATIONS.md", "## Limits").map(cells -> cells.get(1))
            : rows("SIGN-IN.md", "## Settings of the portal").map(cells -> cells.get(1));
    return variables(Stream.concat(general, particular))
        .filter(variable -> variable.startsWith("RAGTIME_"))
        .collect(Collectors.toSet());
  }

  /** Variables without which it does not start in production. */
  public Set<String> required() {
    return variables(
            rows("OPERATIONS.md", "### Required in production")
                .filter(cells -> concerns(cells.get(3)))
                .map(cells -> cells.get(2)))
        .collect(Collectors.toSet());
  }

  private boolean concerns(String servers) {
    return servers.startsWith("all")
        || servers.contains(server)
        || (servers.contains("both services") && isService());
  }

  private boolean isService() {
    return server.endsWith("-service");
  }

  private static Stream<String> variables(Stream<String> cells) {
    return cells.flatMap(cell -> VARIABLE.matcher(cell).results().map(found -> found.group(1)));
  }

  /** Rows of the tables below a heading, up to the next of its level or above. */
  private Stream<List<String>> rows(String page, String heading) {
    try {
      List<String> lines = Files.readAllLines(documentation.resolve(page));
      int first = lines.indexOf(heading);
      if (first < 0) {
        throw new IllegalStateException(page + " has no heading " + heading);
      }
      String hashes = heading.substring(0, heading.indexOf(' '));
      return lines.subList(first + 1, lines.size()).stream()
          .takeWhile(line -> !line.matches("#{1," + hashes.length() + "} .*"))
          .filter(line -> line.startsWith("| `"))
          .map(line -> Arrays.asList(CELLS.split(line, 5)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
