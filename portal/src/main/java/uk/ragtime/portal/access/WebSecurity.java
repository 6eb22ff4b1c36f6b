package uk.ragtime.portal.access;

import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.RequestCache;
import uk.ragtime.portal.kept.KeptForms;

/** Decides which pages require sign-in, and sets the headers of every response. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  private static final String[] OPEN = {
    "/",
    "/help",
    "/words",
    "/accessibility",
    "/privacy",
    "/cookies",
    "/assets/**",
    "/favicon.svg",
    "/sign-in-failed",
    "/error",
    "/*/areas/*/profile/changes",
    "/actuator/health/**"
  };

  @Bean
  SecurityFilterChain pages(
      HttpSecurity http,
      ContentPolicy contentPolicy,
      RequestCache cameFrom,
      OAuth2AuthorizationRequestResolver signIns,
      ClientRegistrationRepository registrations,
      KeptForms kept) {
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
        .requestCache(cache -> cache.requestCache(cameFrom))
        .securityContext(context -> context.securityContextRepository(new SignedInContexts()))
        .exceptionHandling(failures ->
            failures
                .authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(SignIn.START))
                .accessDeniedHandler(new LateForms(kept)))
        .oauth2Login(login ->
            login
                .loginPage("/")
                .authorizationEndpoint(start -> start.authorizationRequestResolver(signIns))
                .failureHandler(new SignInFailures())
                .withObjectPostProcessor(SignInFailures.ofTheStart()))
        .logout(logout ->
            logout
                .logoutUrl(LateForms.SIGN_OUT)
                .logoutSuccessHandler(endSessionAtIssuer(registrations)))
        .headers(headers ->
            headers
                .addHeaderWriter(contentPolicy)
                .frameOptions(frames -> frames.deny())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions ->
                    permissions.policy(
                        "camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(
                    opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(
                    resources -> resources.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
        .build();
  }

  /**
   * Writes the headers of pages as soon as the public address is known, once a request: what other
   * filters and the firewall refuse is answered with them too.
   */
  @Bean
  FilterRegistrationBean<HeadersFilter> headersOfAllAnswers(
      @Qualifier("pages") SecurityFilterChain pages) {
    HeaderWriterFilter headers =
        pages.getFilters().stream()
            .filter(HeaderWriterFilter.class::isInstance)
            .map(HeaderWriterFilter.class::cast)
            .findFirst()
            .orElseThrow();
    FilterRegistrationBean<HeadersFilter> first =
        new FilterRegistrationBean<>(new HeadersFilter(headers));
    first.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    first.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return first;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusedAddresses(
      @Value("${server.servlet.context-path:}") String contextPath) {
    return factory -> factory.addEngineValves(new RefusedAddressValve(contextPath));
  }

  /** Pages are measured as a whole; each filter of security is not. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /** The issuer has neither a session nor a form of ours: its token speaks for itself. */
  @Bean
  @Order(2)
  SecurityFilterChain backChannel(HttpSecurity http) {
    return http.securityMatcher(BackChannelLogout.ADDRESS)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .csrf(csrf -> csrf.disable())
        .logout(logout -> logout.disable())
        .requestCache(cache -> cache.disable())
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .build();
  }

  @Bean
  RequestCache cameFrom() {
    return new CameFrom();
  }

  private static OidcClientInitiatedLogoutSuccessHandler endSessionAtIssuer(
      ClientRegistrationRepository registrations) {
    OidcClientInitiatedLogoutSuccessHandler handler =
        new OidcClientInitiatedLogoutSuccessHandler(registrations);
    handler.setPostLogoutRedirectUri("{baseUrl}/");
    return handler;
  }
}
