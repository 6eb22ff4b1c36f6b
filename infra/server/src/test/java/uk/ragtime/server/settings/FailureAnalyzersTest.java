package uk.ragtime.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
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

  private static FailureAnalysis analyse(String name, String value) {
    try {
      new Binder(new MapConfigurationPropertySource(Map.of("ragtime.test." + name, value)))
          .bind("ragtime.test", Values.class);
    } catch (BindException failure) {
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
    throw new AssertionError(value + " was accepted");
  }
}
