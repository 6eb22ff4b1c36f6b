package uk.ragtime.web.address;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** {@code ragtime.public-url}: where clients reach this service. */
@AutoConfiguration
class AddressAutoConfiguration {
  @Bean
  PublicUrl publicUrl(Environment environment) {
    return PublicUrl.parse(environment.getRequiredProperty(PublicUrl.PROPERTY));
  }
}
