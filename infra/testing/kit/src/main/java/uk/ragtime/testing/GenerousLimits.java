package uk.ragtime.testing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Request limits that no test reaches by accident: tests send requests faster than people do. Tests
 * of the limits set their own.
 */
public final class GenerousLimits {
  private static final String MANY = "100000";

  /** By the names of the properties. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "ragtime.limits.member-per-second", MANY,
          "ragtime.limits.member-burst", MANY,
          "ragtime.limits.partnership-per-second", MANY,
          "ragtime.limits.partnership-burst", MANY,
          "ragtime.limits.caller-per-second", MANY,
          "ragtime.limits.caller-burst", MANY,
          "ragtime.limits.places", "100",
          "ragtime.limits.patience", "30s");

  private GenerousLimits() {}

  /** As arguments of a service, without those that the others set. */
  public static List<String> besides(List<String> others) {
    return SETTINGS.entrySet().stream()
        .filter(setting ->
            others.stream().noneMatch(other -> other.startsWith("--" + setting.getKey() + "=")))
        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
        .toList();
  }

  /** As variables of a service's environment. */
  public static Map<String, String> environment() {
    Map<String, String> variables = new TreeMap<>();
    SETTINGS.forEach((name, value) ->
        variables.put(name.toUpperCase(Locale.ROOT).replace(".", "_").replace("-", ""), value));
    return variables;
  }
}
