package uk.ragtime.portal.access;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import uk.ragtime.server.settings.Setting;

/**
 * The portal as a client of the issuer. Without a secret and a key it is a public client; PKCE is
 * used in any case.
 *
 * @param clientId its id at the issuer
 * @param clientSecret its secret, where it has one
 * @param clientSecretIn where the secret is sent
 * @param clientKey PEM file with its private key ({@code private_key_jwt}), and with the key's
 *     certificate if the issuer knows the key by that
 * @param clientKeyId the key's id at the issuer, if it has one
 * @param scopes requested at sign-in
 * @param authorizationParameters more parameters for the sign-in page, such as an audience
 * @param endpoints in place of those that the issuer publishes
 */
@ConfigurationProperties("ragtime.portal")
record ClientSettings(
    @DefaultValue("ragtime-portal") String clientId,
    @Nullable String clientSecret,
    @DefaultValue("header") SecretPlace clientSecretIn,
    @Nullable Path clientKey,
    @Nullable String clientKeyId,
    @DefaultValue({"openid", "profile"}) List<String> scopes,
    @DefaultValue Map<String, String> authorizationParameters,
    @DefaultValue Endpoints endpoints) {

  private static final Setting SECRET = new Setting("ragtime.portal.client-secret");
  private static final Setting KEY = new Setting("ragtime.portal.client-key");
  private static final Setting KEY_ID = new Setting("ragtime.portal.client-key-id");
  private static final Setting SCOPES = new Setting("ragtime.portal.scopes");

  /** Place of the secret in a token request: RFC 6749, section 2.3.1. */
  enum SecretPlace {
    HEADER,
    BODY
  }

  /** Endpoints of the issuer, each in place of the discovered one. */
  record Endpoints(
      @Nullable URI authorization,
      @Nullable URI token,
      @Nullable URI jwks,
      @Nullable URI userInfo,
      @Nullable URI endSession) {}

  ClientSettings {
    clientSecret = clientSecret == null || clientSecret.isBlank() ? null : clientSecret.strip();
    scopes = List.copyOf(scopes);
    authorizationParameters = Map.copyOf(authorizationParameters);
    if (clientSecret != null && clientKey != null) {
      throw SECRET.refused(
          "and " + KEY + " exclude each other",
          "Set either %s or %s.".formatted(SECRET.variable(), KEY.variable()));
    }
    if (clientKeyId != null && !clientKeyId.isBlank() && clientKey == null) {
      throw KEY.refused(
          "is not set, and " + KEY_ID + " names it",
          "Set %s to the PEM file of that key; or remove %s."
              .formatted(KEY.variable(), KEY_ID.variable()));
    }
    if (!scopes.contains("openid")) {
      throw SCOPES.refused(
          "does not contain openid: " + String.join(",", scopes),
          "Set %s to openid and what else the issuer needs, such as openid,profile."
              .formatted(SCOPES.variable()));
    }
  }

  ClientAuthenticationMethod authentication() {
    if (clientKey != null) {
      return ClientAuthenticationMethod.PRIVATE_KEY_JWT;
    }
    if (clientSecret == null) {
      return ClientAuthenticationMethod.NONE;
    }
    return switch (clientSecretIn) {
      case HEADER -> ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
      case BODY -> ClientAuthenticationMethod.CLIENT_SECRET_POST;
    };
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "ClientSettings[" + clientId + ", " + authentication().getValue() + "]";
  }
}
