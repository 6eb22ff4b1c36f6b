package uk.ragtime.launcher;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.ragtime.launcher.Settings.OwnDatabase;

/**
 * Distinguishes a production installation from one for trying things. The local issuer signs in
 * anybody, so it never starts beside any of these: {@code RAGTIME_PRODUCTION=true}, the profile
 * {@code production}, or a database on another machine.
 */
final class ProductionCheck {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  private ProductionCheck() {}

  /** Why these settings are of production, if they are. */
  static Optional<String> reason(Map<String, String> given, List<OwnDatabase> databases) {
    if (!given.getOrDefault("RAGTIME_PRODUCTION", "false").equalsIgnoreCase("false")) {
      return Optional.of("RAGTIME_PRODUCTION is set");
    }
    String profiles = given.getOrDefault("SPRING_PROFILES_ACTIVE", "");
    if (Arrays.stream(profiles.split(",")).map(String::strip).anyMatch("production"::equals)) {
      return Optional.of("the profile production is active");
    }
    return databases.stream()
        .filter(database -> !isOfThisMachine(database.url()))
        .findFirst()
        .map(_ -> "a database is on another machine");
  }

  /** An address that cannot be parsed counts as another machine's. */
  private static boolean isOfThisMachine(String jdbcUrl) {
    try {
      @Nullable String host = URI.create(jdbcUrl.substring("jdbc:".length())).getHost();
      return host != null && LOOPBACK.matcher(host).matches();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
