package uk.ragtime.server.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.ResourcePropertySource;

/**
 * Defaults that suit only a demonstration: the addresses of servers on this machine. They stand in
 * {@code demonstration-defaults.properties} of each server, and every other source beats them.
 * Those without a value have no default. In production they do not apply, and a server refuses to
 * start unless each is set.
 */
final class DemonstrationDefaults
    implements EnvironmentPostProcessor,
        ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final ClassPathResource FILE =
      new ClassPathResource("demonstration-defaults.properties");

  /** Beginning of the settings that a migration, which is no web server, needs as well. */
  private static final String DATABASE = "spring.datasource.";

  /** Properties that may be set in place of another one. */
  private static final Map<String, String> ALTERNATIVES =
      Map.of("ragtime.security.issuer", "ragtime.security.issuers[0].issuer");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    ResourcePropertySource defaults = read();
    if (defaults != null && !isProduction(environment)) {
      environment.getPropertySources().addLast(withValues(defaults));
    }
  }

  /** An unreadable declaration is refused later, when the refusal is logged as all else is. */
  private static boolean isProduction(Environment environment) {
    try {
      return Production.isDeclared(environment);
    } catch (InvalidSettingException _) {
      return true;
    }
  }

  /** Leaves out those that have to be set, but have no default. */
  private static MapPropertySource withValues(ResourcePropertySource defaults) {
    Map<String, Object> values = new HashMap<>(defaults.getSource());
    values.values().removeIf(value -> value.toString().isBlank());
    return new MapPropertySource(defaults.getName(), values);
  }

  /** Here and not before: the refusal is logged as everything else is. */
  @Override
  public void initialize(ConfigurableApplicationContext server) {
    boolean production = Production.isDeclared(server.getEnvironment());
    ResourcePropertySource defaults = read();
    if (defaults == null || !production) {
      return;
    }
    boolean migrates = !(server instanceof WebServerApplicationContext);
    requireSet(
        Arrays.stream(defaults.getPropertyNames())
            .filter(name -> !migrates || name.startsWith(DATABASE))
            .sorted()
            .map(Setting::new)
            .toList(),
        server.getEnvironment());
  }

  private static void requireSet(List<Setting> settings, Environment environment) {
    List<Setting> missing =
        settings.stream()
            .filter(setting ->
                isBlank(environment, setting.property())
                    && isBlank(environment, ALTERNATIVES.getOrDefault(setting.property(), "")))
            .toList();
    if (!missing.isEmpty()) {
      throw new InvalidSettingException(
          "This is production (RAGTIME_PRODUCTION, or the profile production), where the"
              + " demonstration's defaults do not apply. Not set: "
              + list(missing, Setting::toString),
          "Set "
              + list(missing, Setting::variable)
              + ", as docs/OPERATIONS.md describes; or remove RAGTIME_PRODUCTION to try things on"
              + " this machine.");
    }
  }

  private static boolean isBlank(Environment environment, String property) {
    return property.isEmpty()
        || Objects.requireNonNullElse(environment.getProperty(property), "").isBlank();
  }

  private static String list(List<Setting> settings, Function<Setting, String> name) {
    return settings.stream().map(name).collect(Collectors.joining(", "));
  }

  private static @Nullable ResourcePropertySource read() {
    try {
      return FILE.exists() ? new ResourcePropertySource("demonstration defaults", FILE) : null;
    } catch (IOException e) {
      throw new UncheckedIOException("The defaults are part of the server", e);
    }
  }
}
