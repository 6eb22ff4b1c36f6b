package uk.ragtime.web.problem;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.annotation.ResponseStatusExceptionResolver;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.servlet.mvc.support.DefaultHandlerExceptionResolver;
import uk.ragtime.web.ProblemTranslator;

/** Wires the ways a failure can leave the server to one handler. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
class ProblemAutoConfiguration {
  /** More than 16 KiB of headers can name. */
  private static final int MAX_LANGUAGES = 10_000;

  @Bean
  FailureHandler failureHandler(ObjectProvider<ProblemTranslator> ofTheService) {
    var translators = new ArrayList<>(ofTheService.orderedStream().toList());
    translators.add(new SpringProblems());
    return new FailureHandler(translators);
  }

  /** Within the filter that measures requests, which has the order before. */
  @Bean
  FilterRegistrationBean<RefusalFilter> refusalFilter(
      FailureHandler failures, ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
    var registration =
        new FilterRegistrationBean<>(new RefusalFilter(failures, new UriTemplates(mappings)));
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return registration;
  }

  @Bean
  ProblemErrorController problemErrorController(FailureHandler failures) {
    return new ProblemErrorController(failures);
  }

  @Bean
  WebMvcConfigurer problemExceptionResolver(FailureHandler failures) {
    return new WebMvcConfigurer() {
      @Override
      public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.removeIf(resolver ->
            resolver instanceof ResponseStatusExceptionResolver
                || resolver instanceof DefaultHandlerExceptionResolver);
        resolvers.add(new ProblemExceptionResolver(failures));
      }
    };
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemReportValve() {
    return factory ->
        factory.addContextCustomizers(context -> {
          if (context.getParent() instanceof org.apache.catalina.core.StandardHost host) {
            host.setErrorReportValveClass(ProblemReportValve.class.getName());
          }
        });
  }

  /**
   * Everything is said in one language, so nobody is refused for how many they would rather have,
   * which Tomcat does beyond ten, as a failure of its own. There is no room for more in the
   * headers.
   */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> languages() {
    return factory ->
        factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(MAX_LANGUAGES));
  }
}
