package uk.ragtime.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Authentication of the portal at the issuer. */
class ClientSettingsTest {
  @TempDir private Path directory;

  @Test
  @DisplayName("C13: a public client, a secret in either place, or a key")
  void theClientHasOneWayToSayWhoItIs() {
    assertThat(authentication(Map.of())).isEqualTo("none");
    assertThat(authentication(Map.of("client-secret", " "))).isEqualTo("none");
    assertThat(authentication(Map.of("client-secret", "x"))).isEqualTo("client_secret_basic");
    assertThat(authentication(Map.of("client-secret", "x", "client-secret-in", "body")))
        .isEqualTo("client_secret_post");
    assertThat(authentication(Map.of("client-key", "/run/key.pem"))).isEqualTo("private_key_jwt");
    assertThatThrownBy(() -> bind(Map.of("client-key", "/run/key.pem", "client-secret", "x")))
        .rootCause()
        .hasMessageContaining("exclude each other");
  }

  @Test
  @DisplayName("C13: scopes, parameters and endpoints can be set apart")
  void everyPartCanBeSet() {
    ClientSettings set =
        bind(
            Map.of(
                "scopes", "openid,offline_access",
                "authorization-parameters.audience", "ragtime",
                "endpoints.user-info", "https://login.example/me"));

    assertThat(set.scopes()).containsExactly("openid", "offline_access");
    assertThat(set.authorizationParameters()).containsExactly(Map.entry("audience", "ragtime"));
    assertThat(set.endpoints().userInfo()).hasToString("https://login.example/me");
    assertThat(set.endpoints().token()).isNull();
    assertThatThrownBy(() -> bind(Map.of("scopes", "profile")))
        .rootCause()
        .hasMessageContaining(
            "ragtime.portal.scopes (RAGTIME_PORTAL_SCOPES) does not contain openid");
  }

  @Test
  void theSecretIsNotPrinted() {
    assertThat(bind(Map.of("client-secret", "s3cret")).toString()).doesNotContain("s3cret");
  }

  @Test
  @DisplayName("C13: a private key from a PEM file")
  void aKeyIsReadFromAFile() throws Exception {
    JWK key = ClientKey.read(file(pem(rsaKey())), "key-1");

    assertThat(key.isPrivate()).isTrue();
    assertThat(key.getKeyID()).isEqualTo("key-1");
    assertThat(key.getX509CertSHA256Thumbprint()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "rubbish", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"})
  void aFileWithoutAKeyStopsThePortalInWords(String content) throws IOException {
    Path file = file(content);

    assertThatThrownBy(() -> ClientKey.read(file, null))
        .hasMessageContaining(
            "ragtime.portal.client-key (RAGTIME_PORTAL_CLIENT_KEY) cannot be used: " + file);
    assertThatThrownBy(() -> ClientKey.read(directory.resolve("nowhere"), null))
        .hasMessageContaining(
            "ragtime.portal.client-key (RAGTIME_PORTAL_CLIENT_KEY) cannot be used");
  }

  private static String authentication(Map<String, String> settings) {
    return bind(settings).authentication().getValue();
  }

  private static ClientSettings bind(Map<String, String> settings) {
    Map<String, String> properties = new HashMap<>();
    settings.forEach((name, value) -> properties.put("ragtime.portal." + name, value));
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("ragtime.portal", ClientSettings.class);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("client.pem"), content);
  }

  /** Of the least length that signs for a client; longer ones take seconds to find. */
  private static PrivateKey rsaKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    return generator.generateKeyPair().getPrivate();
  }

  private static String pem(PrivateKey key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(key.getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
