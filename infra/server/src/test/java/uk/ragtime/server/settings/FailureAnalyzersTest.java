package uk.ragtime.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.util.unit.DataSize;

/** The report of a refused start, as Spring chooses it among all analyzers. */
class FailureAnalyzersTest {
  enum Place {
    HEADER,
    BODY
  }

  record Values(
      Duration pause,
      Integer copies,
      Boolean enabled,
      DataSize limit,
      Place place,
      InetAddress address) {
    Values {
      if (pause != null && pause.isNegative()) {
        throw new Setting("ragtime.test.pause").refused("is negative", "Set it to 6s.");
      }
    }
  }

  @Test
  void aRefusedValueHasAnActionOfItsOwn() {
    FailureAnalysis report = analyse("pause", "-1s");

    assertThat(report.getDescription())
        .isEqualTo("ragtime.test.pause (RAGTIME_TEST_PAUSE) is negative.");
    assertThat(report.getAction()).isEqualTo("Set it to 6s.");
  }

  @ParameterizedTest
  @CsvSource({
    "pause, soon, a duration such as 30s",
    "copies, three, a number",
    "enabled, perhaps, true or false",
    "limit, much, a size such as 256KB",
    "place, hat, header or body",
    "address, no host, an address of this machine such as 127.0.0.1"
  })
  void aValueOfAnotherTypeIsReportedByBothNames(String name, String value, String expected) {
    FailureAnalysis report = analyse(name, value);

    String variable = "RAGTIME_TEST_" + name.toUpperCase(java.util.Locale.ROOT);
    assertThat(report.getDescription())
        .isEqualTo(
            "ragtime.test.%s (%s) is '%s', which cannot be read as %s."
                .formatted(name, variable, value, expected));
    assertThat(report.getAction()).isEqualTo("Set %s to %s, or remove it.", variable, expected);
  }

  @Test
  void aValueThatItsOwnerRefusesIsReportedByBothNames() {
    FailureAnalysis report =
        report(
            assertThrows(
                BindException.class,
                () ->
                    new Binder(
                            new MapConfigurationPropertySource(
                                Map.of("ragtime.test.pool.maximum-size", "0")))
                        .bind("ragtime.test.pool", Bindable.ofInstance(new Pool()))));

    assertThat(report.getDescription())
        .isEqualTo(
            "ragtime.test.pool.maximum-size (RAGTIME_TEST_POOL_MAXIMUM_SIZE) is '0', which is"
                + " refused: a pool has at least one connection.");
    assertThat(report.getAction())
        .isEqualTo("Set RAGTIME_TEST_POOL_MAXIMUM_SIZE to another value, or remove it.");
  }

  @Test
  void aValueThatSpringCannotReadIsReportedByBothNames() {
    FailureAnalysis report =
        report(
            new InvalidConfigurationPropertyValueException(
                "server.port",
                "http",
                "Failed to convert to type java.lang.Integer",
                new ConversionFailedException(
                    TypeDescriptor.valueOf(String.class),
                    TypeDescriptor.valueOf(Integer.class),
                    "http",
                    new NumberFormatException())));

    assertThat(report.getDescription())
        .isEqualTo("server.port (SERVER_PORT) is 'http', which cannot be read as a number.");
  }

  @Test
  void aValueThatSpringRefusesIsReportedByBothNames() {
    FailureAnalysis report =
        report(
            new InvalidConfigurationPropertyValueException(
                "server.port", "http", "it is no number"));

    assertThat(report.getDescription())
        .isEqualTo("server.port (SERVER_PORT) is 'http', which is refused: it is no number.");
    assertThat(report.getAction()).isEqualTo("Set SERVER_PORT to another value, or remove it.");
  }

  public static final class Pool {
    public void setMaximumSize(int size) {
      if (size < 1) {
        throw new IllegalArgumentException("a pool has at least one connection");
      }
    }
  }

  private static FailureAnalysis analyse(String name, String value) {
    return report(
        assertThrows(
            BindException.class,
            () ->
                new Binder(
                        new MapConfigurationPropertySource(Map.of("ragtime.test." + name, value)))
                    .bind("ragtime.test", Values.class)));
  }

  private static FailureAnalysis report(Exception failure) {
    return SpringFactoriesLoader.forDefaultResourceLocation(null)
        .load(
            FailureAnalyzer.class,
            ArgumentResolver.of(Environment.class, new StandardEnvironment()),
            (_, _, _) -> {})
        .stream()
        .map(analyzer -> analyzer.analyze(failure))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }
}
