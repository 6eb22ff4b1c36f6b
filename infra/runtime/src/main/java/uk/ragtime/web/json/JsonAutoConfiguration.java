package uk.ragtime.web.json;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonFactoryBuilderCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.yaml.JacksonYamlHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

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

  /** Answers are JSON: a library that can write YAML is no reason to offer it everywhere. */
  @Bean
  WebMvcConfigurer withoutYaml() {
    return new WebMvcConfigurer() {
      @Override
      public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(
            all -> all.removeIf(JacksonYamlHttpMessageConverter.class::isInstance));
      }
    };
  }

  @Bean
  ParameterFormats parameterFormats() {
    return new ParameterFormats();
  }
}
