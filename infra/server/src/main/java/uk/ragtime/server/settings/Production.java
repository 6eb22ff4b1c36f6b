package uk.ragtime.server.settings;

import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Distinguishes a production installation from a demonstration; an operator declares it. */
public final class Production {
  private static final String PROPERTY = "ragtime.production";
  private static final String PROFILE = "production";

  private Production() {}

  /** Whether {@code ragtime.production} is true, or the profile {@code production} is active. */
  public static boolean isDeclared(Environment environment) {
    return environment.getProperty(PROPERTY, Boolean.class, false)
        || environment.acceptsProfiles(Profiles.of(PROFILE));
  }
}
