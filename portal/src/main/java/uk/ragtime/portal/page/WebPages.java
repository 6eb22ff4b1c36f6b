package uk.ragtime.portal.page;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import uk.ragtime.portal.PortalSettings;

/**
 * Serves styles and the portal's own script under names derived from their content, so that
 * browsers may cache them. Of govuk-frontend only the stylesheet is served: neither typefaces nor
 * scripts.
 */
@Configuration(proxyBeanMethods = false)
class WebPages implements WebMvcConfigurer {

  private static final Duration KEPT = Duration.ofDays(365);

  /** As long as a page may take longer before it is better to refuse it. */
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

  /** Behind the filter of the public address, and before sessions are read. */
  private static final int BEFORE_SESSIONS = Ordered.HIGHEST_PRECEDENCE + 2;

  private static final int BEFORE_SECURITY = SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1;

  private static final int BEHIND_SECURITY = SecurityFilterProperties.DEFAULT_FILTER_ORDER + 1;

  private final String govukVersion;
  private final ChosenLanguage language = new ChosenLanguage();

  WebPages(@Value("${ragtime.portal.govuk-frontend-version}") String govukVersion) {
    this.govukVersion = govukVersion;
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/*.css", "/assets/*.svg", "/assets/ragtime*.js")
        .addResourceLocations(
            "classpath:/assets/",
            "classpath:/META-INF/resources/webjars/govuk-frontend/" + govukVersion + "/dist/govuk/")
        .setCacheControl(CacheControl.maxAge(KEPT).cachePublic())
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
        .addTransformer(new GovukStylesheet());
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(new AssessmentAddresses());
  }

  @Override
  public void addFormatters(FormatterRegistry registry) {
    registry.addConverter(new SingleValueConverter());
  }

  /** Whether a request of the method asks for a page and changes nothing. */
  static boolean isReading(String method) {
    return HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method);
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new PartnershipInLogs());
    registry.addInterceptor(language);
    registry
        .addInterceptor(new UnsupportedChoices())
        .addPathPatterns(
            "/{partnership}/compare",
            "/{partnership}/areas/{area}",
            "/{partnership}/areas/{area}/movement",
            "/{partnership}/areas/{area}/pack");
  }

  /** Before anything reads the form. */
  @Bean
  FilterRegistrationBean<UnreadableRequestFilter> unreadableRequests(
      @Value("${spring.servlet.multipart.max-request-size}") DataSize limit) {
    FilterRegistrationBean<UnreadableRequestFilter> registration =
        new FilterRegistrationBean<>(new UnreadableRequestFilter(limit));
    registration.setOrder(BEFORE_SECURITY);
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return registration;
  }

  @Bean
  FilterRegistrationBean<OverloadFilter> overload(
      PortalSettings settings, @Value("${server.servlet.session.cookie.name}") String cookie) {
    FilterRegistrationBean<OverloadFilter> registration =
        new FilterRegistrationBean<>(
            new OverloadFilter(settings.pagesAtOnce(), LONGEST_WAIT, cookie));
    registration.setOrder(BEFORE_SESSIONS);
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return registration;
  }

  @Bean
  FilterRegistrationBean<PageCompression> pageCompression() {
    FilterRegistrationBean<PageCompression> registration =
        new FilterRegistrationBean<>(new PageCompression());
    registration.setOrder(BEHIND_SECURITY);
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return registration;
  }

  @Bean("assets")
  AssetAddresses assetAddresses(ResourceUrlProvider files) {
    return new AssetAddresses(files);
  }

  @Bean
  LocaleResolver localeResolver() {
    return language;
  }
}
