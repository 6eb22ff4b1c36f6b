package uk.ragtime.query.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.query.access.ArgumentReader;
import uk.ragtime.query.access.Parameters;

/** Arguments of the audit. */
@Configuration(proxyBeanMethods = false)
class AuditArguments {
  @Bean
  ArgumentReader<AuditOrder> auditOrderArgument() {
    return ArgumentReader.of(
        AuditOrder.class,
        (name, value) ->
            Parameters.word(
                name, value, AuditOrder.OLDEST, AuditOrder.values(), AuditOrder::spelling));
  }
}
