package uk.ragtime.query.signoff;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.query.access.ArgumentReader;
import uk.ragtime.query.access.Parameters;

/** Arguments of queries about sign-offs. */
@Configuration(proxyBeanMethods = false)
class SignOffArguments {
  @Bean
  ArgumentReader<SignOffNumber> signOffArgument() {
    return ArgumentReader.of(
        SignOffNumber.class,
        (name, value) ->
            value == null
                ? null
                : new SignOffNumber(
                    Math.toIntExact(Parameters.number(name, value, 1, Integer.MAX_VALUE))));
  }
}
