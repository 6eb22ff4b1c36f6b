package uk.ragtime.testing.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Variables that a file of {@code infra/deploy/etc} sets, those that are commented out included.
 */
public record EnvironmentFile(Path file) {
  private static final Pattern ASSIGNMENT = Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]*)=");

  /** The file of a server, such as {@code portal}, in a copy of the repository. */
  public static EnvironmentFile of(Path repository, String server) {
    return new EnvironmentFile(repository.resolve("infra/deploy/etc/" + server + ".env"));
  }

  /** Settings of Ragtime and of Spring Boot; not the JVM's options. */
  public Set<String> variables() {
    return ASSIGNMENT
        .matcher(text())
        .results()
        .map(found -> found.group(1))
        .filter(variable -> !variable.equals("JAVA_OPTIONS"))
        .collect(Collectors.toSet());
  }

  /** What production requires and the file does not set. */
  public Set<String> missing(SettingsPage page) {
    Set<String> missing = new TreeSet<>(page.required());
    missing.removeAll(variables());
    return missing;
  }

  /** Settings that no page lists, and passwords, which belong in files of their own. */
  public Set<String> misplaced(SettingsPage page) {
    Set<String> listed = page.variables();
    return variables().stream()
        .filter(variable ->
            variable.endsWith("PASSWORD")
                || (variable.startsWith("RAGTIME_") && !listed.contains(variable)))
        .collect(Collectors.toSet());
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
