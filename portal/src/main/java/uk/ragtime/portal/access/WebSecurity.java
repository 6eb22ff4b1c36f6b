package uk.ragtime.portal.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Decides which pages require sign-in, and sets the headers of every response. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

  private static final String[] OPEN = {
    "/", "/assets/**", "/favicon.svg", "/sign-in-failed", "/error", "/actuator/health/**"
  };

  @Bean
  SecurityFilterChain pages(
      HttpSecurity http,
      ContentPolicy contentPolicy,
      RequestCache cameFrom,
      OAuth2AuthorizationRequestResolver signIns,
      ClientRegistrationRepository registrations) {
    return http.authorizeHttpRequests(
            requests -> requests.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
        .requestCache(cache -> cache.requestCache(cameFrom))
        .exceptionHandling(failures ->
            failures.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint(SignIn.START)))
        .oauth2Login(login ->
            login
                .loginPage("/")
                .authorizationEndpoint(start -> start.authorizationRequestResolver(signIns))
                .failureHandler(new SignInFailures())
                .withObjectPostProcessor(SignInFailures.ofTheStart()))
        .logout(logout ->
            logout.logoutUrl("/sign-out").logoutSuccessHandler(endSessionAtIssuer(registrations)))
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
   * Remembers the page that a visitor requested. Assets are excluded, because nobody wants to
   * return to a stylesheet.
   */
  @Bean
  @SuppressWarnings("NullAway") // null: adds no marker to the saved address
  RequestCache cameFrom() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
    RequestMatcher pages =
        new AndRequestMatcher(
            paths.matcher(HttpMethod.GET, "/**"),
            new NegatedRequestMatcher(
                new OrRequestMatcher(paths.matcher("/assets/**"), paths.matcher("/favicon.*"))));
    cache.setRequestMatcher(pages);
    cache.setMatchingRequestParameterName(null);
    return cache;
  }

  private static OidcClientInitiatedLogoutSuccessHandler endSessionAtIssuer(
      ClientRegistrationRepository registrations) {
    OidcClientInitiatedLogoutSuccessHandler handler =
        new OidcClientInitiatedLogoutSuccessHandler(registrations);
    handler.setPostLogoutRedirectUri("{baseUrl}/");
    return handler;
  }
}
