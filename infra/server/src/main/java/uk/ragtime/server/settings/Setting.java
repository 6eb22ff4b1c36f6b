package uk.ragtime.server.settings;

import java.time.Duration;
import java.util.Locale;

/**
 * A setting by its name as a property, such as {@code ragtime.public-url}. Messages name it by its
 * environment variable as well, which is how most operators set it.
 */
public record Setting(String property) {
  /**
   * The environment variable that sets it, as the documentation spells it: dots, hyphens and
   * indexes become underscores. Spring reads it without those of the hyphens too.
   */
  public String variable() {
    return property
        .replace("].", "_")
        .replace("]", "")
        .replaceAll("[.\\[-]", "_")
        .toUpperCase(Locale.ROOT);
  }

  /**
   * A refusal to start with its value.
   *
   * @param fault completes a sentence that begins with the setting, such as "is not set"
   * @param action what to do instead, a sentence
   */
  public InvalidSettingException refused(String fault, String action) {
    return new InvalidSettingException(this + " " + fault, action);
  }

  /**
   * Checks a time.
   *
   * @param example a value that is accepted
   * @throws InvalidSettingException if it is zero or negative
   */
  public void requirePositive(Duration value, String example) {
    if (!value.isPositive()) {
      throw refused(
          "must be longer than nothing, and is " + value,
          "Set %s to a duration such as %s.".formatted(variable(), example));
    }
  }

  /** Both names. */
  @Override
  public String toString() {
    return "%s (%s)".formatted(property, variable());
  }
}
