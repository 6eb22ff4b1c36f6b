package uk.ragtime.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import uk.ragtime.oidc.IssuerHttp;
import uk.ragtime.server.settings.Production;
import uk.ragtime.server.tls.IssuerAuthority;
import uk.ragtime.web.OperatorRegistry;
import uk.ragtime.web.ProblemTranslator;
import uk.ragtime.web.address.PublicUrl;
import uk.ragtime.web.problem.FailureHandler;
import uk.ragtime.web.problem.SecurityHeaders;

/**
 * A stateless resource server: health and the contract are open, the other management endpoints are
 * for operators, everything else needs a token.
 */
@AutoConfiguration(
    before = {
      OAuth2ResourceServerAutoConfiguration.class,
      ServletWebSecurityAutoConfiguration.class
    })
@EnableConfigurationProperties(SecuritySettings.class)
class SecurityAutoConfiguration {
  /** The contracts are public; these paths cannot be codes of partnerships. */
  private static final String[] CONTRACT = {
    "/v1/openapi.json", "/v1/openapi.yaml", "/v1/asyncapi.yaml", "/v1/schemas/events/*"
  };

  @Bean
  OperatorRegistry operators(SecuritySettings settings) {
    return settings.asOperators();
  }

  @Bean
  JwtDecoder jwtDecoder(
      SecuritySettings settings,
      Environment environment,
      ObjectProvider<SslBundles> bundles,
      ObjectProvider<InstantSource> clock) {
    if (Production.isDeclared(environment)) {
      settings.requireFitForProduction();
    }
    return JwtDecoders.decoder(
        settings.issuers(),
        issuerHttp(bundles.getIfAvailable()),
        clock.getIfAvailable(InstantSource::system));
  }

  private static IssuerHttp issuerHttp(@Nullable SslBundles bundles) {
    return IssuerAuthority.context(bundles)
        .map(SSLContext::getSocketFactory)
        .map(IssuerHttp::with)
        .orElseGet(IssuerHttp::standard);
  }

  /** Requests are measured as a whole; each filter of security is not. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  ProblemTranslator securityProblems() {
    return new SecurityProblems();
  }

  @Bean
  HttpFirewall httpFirewall() {
    return new AddressFirewall();
  }

  @Bean
  RequestRejectedHandler requestRejectedHandler(FailureHandler failures) {
    return failures::handle;
  }

  @Bean
  SecurityFilterChain resourceServer(
      HttpSecurity http,
      JwtDecoder decoder,
      OperatorRegistry operators,
      FailureHandler failures,
      PublicUrl address)
      throws Exception {
    return http.authorizeHttpRequests(requests ->
            requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers("/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers(HttpMethod.GET, CONTRACT)
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, CONTRACT)
                .permitAll()
                .requestMatchers(HttpMethod.OPTIONS, CONTRACT)
                .permitAll()
                .requestMatchers("/actuator/prometheus")
                .access(new MetricsAccess(operators))
                .requestMatchers("/actuator", "/actuator/**")
                .access(MetricsAccess.excludedFrom(only(operators)))
                .anyRequest()
                .access(
                    MetricsAccess.excludedFrom(AuthenticatedAuthorizationManager.authenticated())))
        .oauth2ResourceServer(server ->
            server
                .bearerTokenResolver(new BearerHeader())
                .jwt(jwt ->
                    jwt.decoder(decoder)
                        .jwtAuthenticationConverter(SecurityAutoConfiguration::authenticated))
                .protectedResourceMetadata(metadata ->
                    metadata.protectedResourceMetadataCustomizer(
                        resource -> resource.resource(address.toString())))
                .authenticationEntryPoint(failures::handle)
                .accessDeniedHandler(failures::handle))
        .exceptionHandling(exceptions ->
            exceptions
                .authenticationEntryPoint(failures::handle)
                .accessDeniedHandler(failures::handle))
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable) // nothing here is authenticated by a cookie
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(headers ->
            headers
                .defaultsDisabled()
                .cacheControl(Customizer.withDefaults()) // what says nothing of it is not stored
                .addHeaderWriter(SecurityAutoConfiguration::guard))
        .build();
  }

  /** Without authorities: what a caller may do is in our record, not in the token's scopes. */
  private static AbstractAuthenticationToken authenticated(Jwt token) {
    return new JwtAuthenticationToken(token, List.of());
  }

  private static void guard(HttpServletRequest request, HttpServletResponse response) {
    SecurityHeaders.ALL.forEach(response::setHeader);
  }

  private static AuthorizationManager<RequestAuthorizationContext> only(
      OperatorRegistry operators) {
    return (authentication, _) -> {
      var caller = CallerArgument.of(authentication.get());
      return new AuthorizationDecision(caller != null && operators.contains(caller));
    };
  }

  @Bean
  WebMvcConfigurer callerArgument() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
        resolvers.add(new TokenExpiryArgument());
      }
    };
  }
}
