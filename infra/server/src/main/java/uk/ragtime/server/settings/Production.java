package uk.ragtime.server.settings;

import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Distinguishes a production installation from a demonstration; an operator declares it. */
public final class Production {
  private static final String PROPERTY = "ragtime.production";
  private static final String PROFILE = "production";

  private Production() {}

  /**
   * Whether {@code ragtime.production} is true, or the profile {@code production} is active.
   *
   * @throws InvalidSettingException if it is neither true nor false
   */
  public static boolean isDeclared(Environment environment) {
    try {
      return environment.getProperty(PROPERTY, Boolean.class, false)
          || environment.acceptsProfiles(Profiles.of(PROFILE));
    } catch (ConversionException _) {
      Setting setting = new Setting(PROPERTY);
      throw setting.refused(
          "is '%s', which cannot be read as true or false"
              .formatted(environment.getProperty(PROPERTY)),
          "Set %s to true or false, or remove it.".formatted(setting.variable()));
    }
  }
}
