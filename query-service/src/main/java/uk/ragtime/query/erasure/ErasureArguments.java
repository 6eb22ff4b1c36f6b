package uk.ragtime.query.erasure;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.query.access.ArgumentReader;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.Refusals;

/** Arguments of queries about erasures and holds. */
@Configuration(proxyBeanMethods = false)
class ErasureArguments {
  @Bean
  ArgumentReader<ErasureNumber> erasureArgument() {
    return ArgumentReader.of(
        ErasureNumber.class,
        (name, value) ->
            value == null
                ? null
                : new ErasureNumber(
                    Math.toIntExact(Parameters.number(name, value, 1, Integer.MAX_VALUE))));
  }

  @Bean
  ArgumentReader<HoldNumber> holdArgument() {
    return ArgumentReader.of(
        HoldNumber.class,
        (name, value) -> {
          try {
            return value == null ? null : new HoldNumber(value);
          } catch (IllegalArgumentException e) {
            throw Refusals.parameter(name, "must be a year and a number, such as 2026-7");
          }
        });
  }
}
