package uk.ragtime.query.history;

import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.query.access.ArgumentReader;
import uk.ragtime.query.access.Parameters;

/** Arguments of a history. */
@Configuration(proxyBeanMethods = false)
class HistoryArguments {
  @Bean
  ArgumentReader<PeriodKind> periodKindArgument() {
    return ArgumentReader.of(
        PeriodKind.class,
        (name, value) ->
            Parameters.word(
                name, value, PeriodKind.CYCLE, PeriodKind.values(), PeriodKind::spelling));
  }

  @Bean
  ArgumentReader<LocalDate> dayArgument() {
    return ArgumentReader.of(LocalDate.class, Parameters::date);
  }
}
