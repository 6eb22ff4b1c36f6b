package uk.ragtime.portal.page;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/** Stylesheets under names that change with their content, so that browsers may keep them. */
@Configuration(proxyBeanMethods = false)
class WebPages implements WebMvcConfigurer {

  private static final Duration KEPT = Duration.ofDays(365);

  private final String govukVersion;
  private final List<HandlerMethodArgumentResolver> resolvers;

  WebPages(
      @Value("${ragtime.portal.govuk-frontend-version}") String govukVersion,
      List<HandlerMethodArgumentResolver> resolvers) {
    this.govukVersion = govukVersion;
    this.resolvers = resolvers;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(
            "classpath:/assets/",
            "classpath:/META-INF/resources/webjars/govuk-frontend/" + govukVersion + "/dist/govuk/")
        .setCacheControl(CacheControl.maxAge(KEPT).cachePublic())
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
        .addTransformer(new GovukStylesheet());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> added) {
    added.addAll(resolvers);
  }

  @Bean
  ResourceUrlEncodingFilter versionedAddresses() {
    return new ResourceUrlEncodingFilter();
  }

  @Bean
  LocaleResolver localeResolver() {
    return new FixedLocaleResolver(Words.LOCALE);
  }

  @Bean
  Clock clock() {
    return Clock.system(Words.LONDON);
  }
}
