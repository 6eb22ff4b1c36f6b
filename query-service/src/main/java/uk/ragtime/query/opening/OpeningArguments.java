package uk.ragtime.query.opening;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.query.access.ArgumentReader;
import uk.ragtime.query.access.Refusals;

/** Arguments of queries of texts. */
@Configuration(proxyBeanMethods = false)
class OpeningArguments {
  @Bean
  ArgumentReader<SoughtText> soughtTextArgument() {
    return ArgumentReader.of(
        SoughtText.class,
        (name, value) -> {
          try {
            return value == null ? null : new SoughtText(value);
          } catch (IllegalArgumentException e) {
            throw Refusals.parameter(name, String.valueOf(e.getMessage()));
          }
        });
  }
}
