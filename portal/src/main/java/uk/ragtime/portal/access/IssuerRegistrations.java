package uk.ragtime.portal.access;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import uk.ragtime.oidc.Discovery;
import uk.ragtime.oidc.IssuerUnavailableException;

/**
 * The portal's registration at the issuer, put together when somebody signs in: the portal starts
 * while the issuer is away, and the next visitor tries again.
 */
final class IssuerRegistrations implements ClientRegistrationRepository {
  private final String issuer;
  private final ClientSettings client;
  private final Discovery discovery;

  IssuerRegistrations(String issuer, ClientSettings client, Discovery discovery) {
    this.issuer = issuer;
    this.client = client;
    this.discovery = discovery;
  }

  /**
   * {@inheritDoc}
   *
   * @throws SignInUnavailableException if the issuer does not answer
   */
  @Override
  public @Nullable ClientRegistration findByRegistrationId(String id) {
    if (!id.equals(SignIn.REGISTRATION)) {
      return null;
    }
    try {
      return registration(IssuerEndpoints.of(client.endpoints(), discovery));
    } catch (IssuerUnavailableException e) {
      throw new SignInUnavailableException(e);
    }
  }

  private ClientRegistration registration(IssuerEndpoints endpoints) {
    Map<String, Object> metadata = new HashMap<>();
    endpoints
        .endSession()
        .ifPresent(endSession -> metadata.put("end_session_endpoint", endSession.toString()));
    return ClientRegistration.withRegistrationId(SignIn.REGISTRATION)
        .clientId(client.clientId())
        .clientSecret(client.clientSecret())
        .clientAuthenticationMethod(client.authentication())
        .clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
        .scope(client.scopes())
        .issuerUri(issuer)
        .authorizationUri(endpoints.authorization().toString())
        .tokenUri(endpoints.token().toString())
        .userInfoUri(endpoints.userInfo().map(URI::toString).orElse(null))
        .userNameAttributeName("sub")
        .providerConfigurationMetadata(metadata)
        .build();
  }
}
