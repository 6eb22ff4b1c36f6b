package uk.ragtime.query.profile;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.query.access.ArgumentReader;
import uk.ragtime.query.rating.StageFilter;

/** Arguments of queries that show ratings. */
@Configuration(proxyBeanMethods = false)
class ProfileArguments {
  @Bean
  ArgumentReader<RollUpRule> rollUpRuleArgument() {
    return ArgumentReader.of(RollUpRule.class, (_, value) -> RollUpRule.read(value));
  }

  @Bean
  ArgumentReader<IncludedParts> includedPartsArgument() {
    return new ArgumentReader<>(
        IncludedParts.class,
        List.of("include"),
        (_, parameters, _) -> IncludedParts.read(parameters.get("include")));
  }

  @Bean
  ArgumentReader<StageFilter> stageFilterArgument() {
    return ArgumentReader.of(StageFilter.class, (_, value) -> Profiles.stage(value));
  }
}
