package uk.ragtime.portal.access;

import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import uk.ragtime.portal.PortalSettings;

/**
 * Configures sign-in by OpenID Connect as a public client, with PKCE instead of a secret. Endpoints
 * are derived from the issuer's address rather than discovered, so that the portal starts without
 * the issuer.
 */
@Configuration(proxyBeanMethods = false)
class SignIn {

  static final String REGISTRATION = "ragtime";
  static final String START = "/oauth2/authorization/" + REGISTRATION;

  @Bean
  ClientRegistrationRepository clientRegistrations(PortalSettings settings) {
    return new InMemoryClientRegistrationRepository(
        ClientRegistration.withRegistrationId(REGISTRATION)
            .clientId(settings.clientId())
            .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
            .scope("openid", "profile")
            .issuerUri(settings.issuer().toString())
            .authorizationUri(settings.issuerEndpoint("/oauth2/authorize"))
            .tokenUri(settings.issuerEndpoint("/oauth2/token"))
            .jwkSetUri(settings.issuerEndpoint("/oauth2/jwks"))
            .userInfoUri(settings.issuerEndpoint("/userinfo"))
            .userNameAttributeName("sub")
            .providerConfigurationMetadata(
                Map.of("end_session_endpoint", settings.issuerEndpoint("/connect/logout")))
            .build());
  }

  /** Asks the issuer for the visitor's name only if the ID token does not carry it. */
  @Bean
  OidcUserService visitorsNames() {
    OidcUserService names = new OidcUserService();
    names.setRetrieveUserInfo(request -> request.getIdToken().getFullName() == null);
    return names;
  }

  /** Keeps tokens in the session only. */
  @Bean
  OAuth2AuthorizedClientRepository authorizedClients() {
    return new HttpSessionOAuth2AuthorizedClientRepository();
  }

  @Bean
  OAuth2AuthorizedClientManager authorizedClientManager(
      ClientRegistrationRepository registrations, OAuth2AuthorizedClientRepository clients) {
    DefaultOAuth2AuthorizedClientManager manager =
        new DefaultOAuth2AuthorizedClientManager(registrations, clients);
    manager.setAuthorizedClientProvider(
        OAuth2AuthorizedClientProviderBuilder.builder().authorizationCode().refreshToken().build());
    return manager;
  }

  @Bean
  WebMvcConfigurer visitorsInControllers(Visitors visitors) {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(visitors);
      }
    };
  }
}
