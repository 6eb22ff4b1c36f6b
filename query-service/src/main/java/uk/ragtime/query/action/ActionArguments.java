package uk.ragtime.query.action;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.Rating;
import uk.ragtime.query.access.ArgumentReader;
import uk.ragtime.query.access.Parameters;

/** Arguments of queries about actions. */
@Configuration(proxyBeanMethods = false)
class ActionArguments {
  @Bean
  ArgumentReader<ActionCode> actionArgument() {
    return ArgumentReader.of(
        ActionCode.class, (name, value) -> Parameters.optionalCode(name, value, ActionCode::new));
  }

  @Bean
  ArgumentReader<ActionStatus> actionStatusArgument() {
    return ArgumentReader.of(
        ActionStatus.class,
        (name, value) ->
            value == null
                ? null
                : Parameters.word(
                    name, value, ActionStatus.PLANNED, ActionStatus.values(), Enum::name));
  }

  @Bean
  ArgumentReader<Rating> ratingArgument() {
    return ArgumentReader.of(
        Rating.class,
        (name, value) -> Parameters.word(name, value, Rating.RED, Rating.values(), Rating::name));
  }
}
