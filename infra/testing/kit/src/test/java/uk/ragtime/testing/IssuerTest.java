package uk.ragtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The issuer is checked without any of its own code, so that tests may lean on it. */
class IssuerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TestIssuer issuer = TestIssuer.start();

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void aTokenIsSignedByTheServedKey() throws Exception {
    String token = issuer.token("anna");

    assertThat(isSignedBy(servedKey(), token)).isTrue();
    assertThat(part(token, 0).path("alg").asString()).isEqualTo("RS256");
    assertThat(part(token, 0).path("kid")).isEqualTo(servedKey().path("kid"));
    assertThat(part(token, 1).path("sub").asString()).isEqualTo("anna");
    assertThat(part(token, 1).path("iss").asString()).isEqualTo(issuer.issuer());
    assertThat(part(token, 1).path("aud").path(0).asString()).isEqualTo(TestIssuer.AUDIENCE);
  }

  @Test
  void aStrangersTokenIsNot() throws Exception {
    assertThat(isSignedBy(servedKey(), issuer.token("anna", TestToken::signedByStranger)))
        .isFalse();
  }

  @Test
  void badTokensSayWhatTheyAre() {
    var none = issuer.token("anna", TestToken::unsigned);
    var confused = issuer.token("anna", TestToken::signedWithPublicKeyAsSecret);

    assertThat(part(none, 0).path("alg").asString()).isEqualTo("none");
    assertThat(none).endsWith(".");
    assertThat(part(confused, 0).path("alg").asString()).isEqualTo("HS256");
  }

  @Test
  void anOldTokenFailsAfterTheKeyIsChanged() throws Exception {
    String old = issuer.token("anna");

    issuer.changeKey();

    assertThat(servedKey().path("kid")).isNotEqualTo(part(old, 0).path("kid"));
    assertThat(isSignedBy(servedKey(), issuer.token("anna"))).isTrue();
  }

  @Test
  void theMetadataNamesTheKeys() throws Exception {
    var metadata = JSON.readTree(get(issuer.issuer() + "/.well-known/openid-configuration").body());

    assertThat(metadata.path("jwks_uri").asString()).isEqualTo(issuer.jwksUri());
    assertThat(metadata.path("issuer").asString()).isEqualTo(issuer.issuer());
  }

  @Test
  void anIssuerCanBeAway() throws Exception {
    issuer.available(false);

    assertThat(get(issuer.jwksUri()).statusCode()).isEqualTo(503);
    assertThat(issuer.keyRequests()).isEqualTo(1);
  }

  private JsonNode servedKey() throws IOException, InterruptedException {
    return JSON.readTree(get(issuer.jwksUri()).body()).path("keys").path(0);
  }

  private static HttpResponse<String> get(String address) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(address)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  private static JsonNode part(String token, int index) {
    return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[index]));
  }

  private static boolean isSignedBy(JsonNode key, String token) throws GeneralSecurityException {
    var spec = new RSAPublicKeySpec(number(key, "n"), number(key, "e"));
    var verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
    verifier.update(token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII));
    return verifier.verify(
        Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1)));
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(name).asString()));
  }
}
