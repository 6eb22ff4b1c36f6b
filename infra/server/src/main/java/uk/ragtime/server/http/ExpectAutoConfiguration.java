package uk.ragtime.server.http;

import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** The answer to {@code Expect: 100-continue}. */
@AutoConfiguration
class ExpectAutoConfiguration {
  /**
   * Sends {@code 100 Continue} when the body is first read, not when the headers have come: a
   * client that asks is told of a refusal before it sends what nobody reads.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> continueWhenRead() {
    return factory ->
        factory.addConnectorCustomizers(connector -> {
          if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setContinueResponseTiming("onRead");
          }
        });
  }
}
