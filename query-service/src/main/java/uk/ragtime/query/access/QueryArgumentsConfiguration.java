package uk.ragtime.query.access;

import java.util.List;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;

/** Registers the arguments that every query may take. */
@Configuration(proxyBeanMethods = false)
class QueryArgumentsConfiguration {
  @Bean
  WebMvcConfigurer queryArgumentsInHandlers(QueryArguments arguments, OperatorAccess operators) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(arguments);
        resolvers.add(operators);
      }
    };
  }

  @Bean
  ArgumentReader<AreaCode> areaArgument() {
    return code(AreaCode.class, AreaCode::new);
  }

  @Bean
  ArgumentReader<AgencyCode> agencyArgument() {
    return code(AgencyCode.class, AgencyCode::new);
  }

  @Bean
  ArgumentReader<CapabilityCode> capabilityArgument() {
    return code(CapabilityCode.class, CapabilityCode::new);
  }

  @Bean
  ArgumentReader<ChecklistCode> checklistArgument() {
    return code(ChecklistCode.class, ChecklistCode::new);
  }

  @Bean
  ArgumentReader<CycleCode> cycleArgument() {
    return code(CycleCode.class, CycleCode::new);
  }

  @Bean
  ArgumentReader<MemberReference> memberArgument() {
    return code(MemberReference.class, MemberReference::new);
  }

  @Bean
  ArgumentReader<Moment> momentArgument() {
    return ArgumentReader.of(Moment.class, Parameters::moment);
  }

  @Bean
  ArgumentReader<KnownAt> knownAtArgument() {
    return new ArgumentReader<>(
        KnownAt.class,
        List.of("knownAt"),
        (_, parameters, now) -> KnownAt.read(parameters.get("knownAt"), now));
  }

  @Bean
  ArgumentReader<RecordedRange> recordedRangeArgument() {
    return new ArgumentReader<>(
        RecordedRange.class,
        List.of("from", "to"),
        (_, parameters, _) -> RecordedRange.read(parameters.get("from"), parameters.get("to")));
  }

  @Bean
  ArgumentReader<Page> pageArgument() {
    return new ArgumentReader<>(
        Page.class,
        List.of("after", "limit"),
        (_, parameters, _) -> Page.read(parameters.get("after"), parameters.get("limit")));
  }

  private static <T> ArgumentReader<T> code(Class<T> type, Function<String, T> constructor) {
    return ArgumentReader.of(
        type, (name, value) -> Parameters.optionalCode(name, value, constructor));
  }
}
