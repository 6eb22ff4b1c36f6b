package uk.ragtime.portal.address;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import uk.ragtime.server.settings.Production;

/** Applies the public address before anything else looks at a request. */
@Configuration(proxyBeanMethods = false)
class AddressConfiguration {

  @Bean
  FilterRegistrationBean<PublicAddressFilter> publicAddress(
      AddressSettings settings, Environment environment) {
    if (Production.isDeclared(environment)) {
      settings.requireFitForProduction();
    }
    FilterRegistrationBean<PublicAddressFilter> registration =
        new FilterRegistrationBean<>(
            new PublicAddressFilter(settings.publicAddress(), settings.proxies()));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    // Error pages have links and styles as well.
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return registration;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> addressedCookies() {
    return factory ->
        factory.addContextCustomizers(
            context -> context.setCookieProcessor(new AddressedCookies()));
  }
}
