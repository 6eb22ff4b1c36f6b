package uk.ragtime.web.json;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** Makes the application's own mapper a strict one. */
@AutoConfiguration(before = JacksonAutoConfiguration.class)
class JsonAutoConfiguration {
  @Bean
  JsonFactoryBuilderCustomizer strictLimits() {
    return factory -> factory.streamReadConstraints(StrictJson.constraints());
  }

  @Bean
  JsonMapperBuilderCustomizer strictReading() {
    return StrictJson::applyTo;
  }

  @Bean
  ParameterFormats parameterFormats() {
    return new ParameterFormats();
  }
}
