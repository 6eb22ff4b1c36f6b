package uk.ragtime.server.stop;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

@AutoConfiguration
@EnableConfigurationProperties(DrainSettings.class)
class StopAutoConfiguration {
  @Bean
  DrainPause drainPause(ApplicationContext server, DrainSettings settings) {
    return new DrainPause(server, settings.pause());
  }

  @Bean
  FilterRegistrationBean<DrainPause> drainFilter(DrainPause drain) {
    var registration = new FilterRegistrationBean<>(drain);
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
    return registration;
  }
}
