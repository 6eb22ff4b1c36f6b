package uk.ragtime.portal.access;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import uk.ragtime.oidc.Discovery;
import uk.ragtime.portal.PortalSettings;

/** Configures sign-in by OpenID Connect, with PKCE in any case. */
@Configuration(proxyBeanMethods = false)
class SignIn {

  static final String REGISTRATION = "ragtime";
  private static final String STARTS = "/oauth2/authorization";
  static final String START = STARTS + "/" + REGISTRATION;

  @Bean
  ClientRegistrationRepository clientRegistrations(
      PortalSettings settings, ClientSettings client, Discovery discovery) {
    return new IssuerRegistrations(settings.issuer().toString(), client, discovery);
  }

  @Bean
  OAuth2AuthorizationRequestResolver authorizationRequests(
      ClientRegistrationRepository registrations, ClientSettings client) {
    var requests = new DefaultOAuth2AuthorizationRequestResolver(registrations, STARTS);
    requests.setAuthorizationRequestCustomizer(request ->
        request.additionalParameters(more -> more.putAll(client.authorizationParameters())));
    return requests;
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
