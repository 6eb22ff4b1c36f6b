package uk.ragtime.query.profile;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.query.access.ArgumentReader;

/** Arguments of queries that roll ratings up. */
@Configuration(proxyBeanMethods = false)
class ProfileArguments {
  @Bean
  ArgumentReader<RollUpRule> rollUpRuleArgument() {
    return ArgumentReader.of(RollUpRule.class, (_, value) -> RollUpRule.read(value));
  }
}
