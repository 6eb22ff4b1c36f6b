package uk.ragtime.launcher.issuer;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import uk.ragtime.launcher.Persona;

/** Spring's authorization server with the personas as its users. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {
      OAuth2AuthorizationServerAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class
    })
@Import(SignInController.class)
class IssuerConfiguration {

  private static final String AUDIENCE = "ragtime";

  @Bean
  FilterRegistrationBean<LoopbackOnlyFilter> loopbackOnly() {
    FilterRegistrationBean<LoopbackOnlyFilter> filter =
        new FilterRegistrationBean<>(new LoopbackOnlyFilter());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return filter;
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http, IssuerSettings settings) {
    // A sign-in ends in a redirect to the portal, which browsers count as the form's target too.
    String policy =
        "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action"
            + " 'self' "
            + String.join(" ", settings.portals());
    return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/", "/sign-in", "/sign-in.css", "/error")
                .permitAll()
                .anyRequest()
                .authenticated())
        .authenticationProvider(new PersonaAuthenticationProvider())
        .formLogin(
            form -> form.loginPage("/sign-in").usernameParameter("persona").failureUrl("/sign-in"))
        .exceptionHandling(exceptions ->
            // Browsers are redirected to the page; programs get an error.
            exceptions
                .defaultAuthenticationEntryPointFor(
                    new LoginUrlAuthenticationEntryPoint("/sign-in"), pages())
                .defaultAuthenticationEntryPointFor(
                    new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), AnyRequestMatcher.INSTANCE))
        .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy)))
        .build();
  }

  private static MediaTypeRequestMatcher pages() {
    MediaTypeRequestMatcher pages = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
    pages.setIgnoredMediaTypes(Set.of(MediaType.ALL));
    return pages;
  }

  @Bean
  RegisteredClientRepository clients(IssuerSettings settings) {
    return new InMemoryRegisteredClientRepository(Clients.of(settings));
  }

  @Bean
  PasswordEncoder generatedSecrets() {
    return new Clients.GeneratedSecrets();
  }

  @Bean
  JWKSource<SecurityContext> keys(IssuerSettings settings) {
    return new ImmutableJWKSet<>(new JWKSet(PersistentSigningKey.in(settings.directory())));
  }

  @Bean
  AuthorizationServerSettings authorizationServer(IssuerSettings settings) {
    return AuthorizationServerSettings.builder().issuer(settings.url()).build();
  }

  /** Access tokens have Ragtime's audience and the type of RFC 9068. */
  @Bean
  OAuth2TokenCustomizer<JwtEncodingContext> tokens() {
    return context -> {
      if (OAuth2TokenType.ACCESS_TOKEN.equals(context.getTokenType())) {
        context.getJwsHeader().type("at+jwt");
        context.getClaims().audience(List.of(AUDIENCE));
      } else {
        String persona = Objects.requireNonNull(context.<Authentication>getPrincipal()).getName();
        context.getClaims().claim("preferred_username", persona).claim("name", persona);
      }
    };
  }

  /** Accepts the persona that the page sends, without a password. */
  private static final class PersonaAuthenticationProvider implements AuthenticationProvider {
    @Override
    public @Nullable Authentication authenticate(Authentication claim)
        throws AuthenticationException {
      Persona persona =
          Persona.of(claim.getName())
              .orElseThrow(() -> new BadCredentialsException("There is no such persona."));
      // The identity token needs the time of authentication, and looks for it here.
      FactorGrantedAuthority now =
          FactorGrantedAuthority.withAuthority("FACTOR_PERSONA").issuedAt(Instant.now()).build();
      return UsernamePasswordAuthenticationToken.authenticated(persona.code(), null, List.of(now));
    }

    @Override
    public boolean supports(Class<?> authentication) {
      return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
  }
}
