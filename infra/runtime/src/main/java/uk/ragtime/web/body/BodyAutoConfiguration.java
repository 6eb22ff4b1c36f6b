package uk.ragtime.web.body;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Limits bodies before anything reads them, whether or not the caller is known yet. */
@AutoConfiguration
@EnableConfigurationProperties(BodySettings.class)
class BodyAutoConfiguration {
  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(BodySettings settings) {
    var registration = new FilterRegistrationBean<>(new BodyLimitFilter(settings.limit()));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return registration;
  }

  /** Forms are read by Tomcat itself, past every filter. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> formLimit(BodySettings settings) {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> connector.setMaxPostSize((int) settings.limit().toBytes()));
  }
}
