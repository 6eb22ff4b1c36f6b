package uk.ragtime.launcher.issuer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import uk.ragtime.launcher.Secrets;

/**
 * OAuth clients: the portal, for interactive sign-in, and one client per persona with the persona's
 * name, so that the subject is the same whichever way a token was obtained.
 */
final class Clients {

  /** Long enough for a working session at a desk, short enough to see one expire. */
  private static final Duration TOKEN_LIFE = Duration.ofHours(1);

  private Clients() {}

  static List<RegisteredClient> of(IssuerSettings settings) {
    Secrets secrets = Secrets.in(settings.clientSecrets(), settings.subjects());
    List<RegisteredClient> clients = new ArrayList<>();
    clients.add(portal(settings));
    for (String subject : settings.subjects()) {
      clients.add(script(subject, secrets.get(subject)));
    }
    return clients;
  }

  private static RegisteredClient portal(IssuerSettings settings) {
    RegisteredClient.Builder client =
        RegisteredClient.withId(IssuerSettings.PORTAL_CLIENT)
            .clientId(IssuerSettings.PORTAL_CLIENT)
            .clientName("Ragtime")
            .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .scope(OidcScopes.OPENID)
            .scope(OidcScopes.PROFILE)
            .clientSettings(
                ClientSettings.builder()
                    .requireProofKey(true)
                    .requireAuthorizationConsent(false)
                    .build())
            .tokenSettings(tokens());
    for (String portal : settings.portals()) {
      client
          .redirectUri(portal + "/login/oauth2/code/ragtime")
          .postLogoutRedirectUri(portal)
          .postLogoutRedirectUri(portal + "/");
    }
    return client.build();
  }

  private static RegisteredClient script(String subject, String secret) {
    return RegisteredClient.withId(subject)
        .clientId(subject)
        .clientSecret(secret)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenSettings(tokens())
        .build();
  }

  private static TokenSettings tokens() {
    return TokenSettings.builder().accessTokenTimeToLive(TOKEN_LIFE).build();
  }

  /** The secrets are random and long; hashing them slowly would protect nothing. */
  static final class GeneratedSecrets implements PasswordEncoder {
    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
      return secret == null ? null : secret.toString();
    }

    @Override
    public boolean matches(@Nullable CharSequence given, @Nullable String kept) {
      return given != null && kept != null && MessageDigest.isEqual(bytes(given), bytes(kept));
    }

    private static byte[] bytes(CharSequence text) {
      return text.toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
