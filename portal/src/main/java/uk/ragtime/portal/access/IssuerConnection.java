package uk.ragtime.portal.access;

import com.nimbusds.jose.jwk.JWK;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.env.Environment;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.AbstractOAuth2AuthorizationGrantRequest;
import org.springframework.security.oauth2.client.endpoint.NimbusJwtClientAuthenticationParametersConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;
import uk.ragtime.oidc.Discovery;
import uk.ragtime.oidc.IssuerHttp;
import uk.ragtime.oidc.IssuerKeys;
import uk.ragtime.portal.PortalSettings;
import uk.ragtime.server.settings.Production;
import uk.ragtime.server.tls.IssuerAuthority;

/** Requests of the portal itself to the issuer: endpoints, keys, tokens and visitors' names. */
@Configuration(proxyBeanMethods = false)
class IssuerConnection {

  private final PortalSettings settings;
  private final ClientSettings client;
  private final Optional<SSLContext> tls;
  private final Optional<JWK> key;

  IssuerConnection(
      PortalSettings settings,
      ClientSettings client,
      ObjectProvider<SslBundles> bundles,
      Environment environment) {
    if (Production.isDeclared(environment)) {
      settings.requireFitForProduction();
    }
    this.settings = settings;
    this.client = client;
    this.tls = IssuerAuthority.context(bundles.getIfAvailable());
    this.key =
        Optional.ofNullable(client.clientKey())
            .map(file -> ClientKey.read(file, client.clientKeyId()));
  }

  @Bean
  IssuerHttp issuerHttp() {
    return tls.map(SSLContext::getSocketFactory)
        .map(IssuerHttp::with)
        .orElseGet(IssuerHttp::standard);
  }

  @Bean
  Discovery discovery(IssuerHttp http, Clock clock) {
    return new Discovery(settings.issuer().toString(), http, clock);
  }

  @Bean
  IssuerKeys issuerKeys(Discovery discovery, IssuerHttp http, Clock clock) {
    URI set = client.endpoints().jwks();
    return set == null
        ? IssuerKeys.discovered(discovery, http, clock)
        : IssuerKeys.at(set, http, clock);
  }

  /** As Spring's own, but with keys that survive an unknown one among them. */
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokens(IssuerKeys keys) {
    return registration -> {
      NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys).build();
      decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
      decoder.setJwtValidator(
          new DelegatingOAuth2TokenValidator<>(
              new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
      return decoder;
    };
  }

  @Bean
  OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codes() {
    var codes = new RestClientAuthorizationCodeTokenResponseClient();
    codes.setRestClient(tokenEndpoint());
    key.ifPresent(known -> codes.addParametersConverter(signedWith(known)));
    return codes;
  }

  @Bean
  OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshes() {
    var refreshes = new RestClientRefreshTokenTokenResponseClient();
    refreshes.setRestClient(tokenEndpoint());
    key.ifPresent(known -> refreshes.addParametersConverter(signedWith(known)));
    return refreshes;
  }

  private static <T extends AbstractOAuth2AuthorizationGrantRequest>
      Converter<T, MultiValueMap<String, String>> signedWith(JWK key) {
    var assertions = new NimbusJwtClientAuthenticationParametersConverter<T>(_ -> key);
    return request ->
        Objects.requireNonNullElseGet(assertions.convert(request), LinkedMultiValueMap::new);
  }

  /** Asks the issuer for the visitor's name only if the ID token does not carry it. */
  @Bean
  OidcUserService visitorsNames() {
    RestTemplate http = new RestTemplate(requests());
    http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
    DefaultOAuth2UserService users = new DefaultOAuth2UserService();
    users.setRestOperations(http);
    OidcUserService names = new OidcUserService();
    names.setOauth2UserService(users);
    names.setRetrieveUserInfo(request ->
        request.getIdToken().getFullName() == null
            && request.getClientRegistration().getProviderDetails().getUserInfoEndpoint().getUri()
                != null);
    return names;
  }

  private RestClient tokenEndpoint() {
    return RestClient.builder()
        .requestFactory(requests())
        .configureMessageConverters(converters -> {
          converters.addCustomConverter(new FormHttpMessageConverter());
          converters.addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter());
        })
        .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
        .build();
  }

  private ClientHttpRequestFactory requests() {
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER);
    tls.ifPresent(http::sslContext);
    JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(http.build());
    requests.setReadTimeout(settings.readTimeout());
    return requests;
  }
}
