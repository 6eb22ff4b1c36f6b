package uk.ragtime.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Checks parameters and headers of every request, and gives handlers its body. */
@AutoConfiguration
class RequestAutoConfiguration {
  @Bean
  FilterRegistrationBean<SingleHeaderFilter> singleHeaderFilter() {
    var registration = new FilterRegistrationBean<>(new SingleHeaderFilter());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
    return registration;
  }

  @Bean
  ParameterCheck parameterCheck(ObjectProvider<ParameterSource> sources) {
    return new ParameterCheck(sources.orderedStream().toList());
  }

  @Bean
  WebMvcConfigurer requestReading(ObjectProvider<ParameterCheck> parameters) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(parameters.getObject());
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new BodyArgument());
      }
    };
  }

  private static final class BodyArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == BodyReader.class;
    }

    @Override
    public BodyReader resolveArgument(
        MethodParameter parameter,
        @Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @Nullable WebDataBinderFactory binders) {
      HttpServletRequest servlet = request.getNativeRequest(HttpServletRequest.class);
      if (servlet == null) {
        throw new IllegalStateException("handlers are reached over HTTP");
      }
      return BodyReader.of(servlet);
    }
  }
}
