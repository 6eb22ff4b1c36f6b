package uk.ragtime.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which members of a JWK set are keys to us. */
class KeySetTest {
  private static String good = "";

  @BeforeAll
  static void makeGoodKey() throws JOSEException {
    good = new RSAKeyGenerator(2_048).keyID("good").generate().toPublicJWK().toJSONString();
  }

  @ParameterizedTest
  @DisplayName("C8: a key that cannot be used does not spoil the others")
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[]",
        "7",
        "\"key\"",
        "{\"kty\": null}",
        "{\"kty\": [\"RSA\"]}",
        "{\"kty\": \"rsa\", \"n\": \"AQAB\", \"e\": \"AQAB\"}",
        "{\"kty\": \"RSA\", \"n\": \"AQAB\"}",
        "{\"kty\": \"RSA\", \"n\": \"\", \"e\": \"\"}",
        "{\"kty\": \"RSA\", \"n\": 5, \"e\": \"AQAB\"}",
        "{\"kty\": \"RSA\", \"n\": \"AQAB\", \"e\": \"AQAB\"}",
        "{\"kty\": \"RSA\", \"n\": \"AQAB\", \"e\": \"AQAB\", \"use\": 1}",
        "{\"kty\": \"RSA\", \"n\": \"AQAB\", \"e\": \"AQAB\", \"x5c\": [\"rubbish\"]}",
        "{\"kty\": \"RSA\", \"n\": \"AQAB\", \"e\": \"AQAB\", \"key_ops\": [\"unheard-of\"]}",
        "{\"kty\": \"EC\", \"crv\": \"brainpoolP256r1\", \"x\": \"AQ\", \"y\": \"AQ\"}",
        "{\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"AQ\", \"y\": \"AQ\"}",
        "{\"kty\": \"OKP\", \"crv\": \"Ed999\", \"x\": \"AQ\"}",
        "{\"kty\": \"AKP\", \"alg\": \"ML-DSA-65\", \"pub\": \"AQ\"}",
        "{\"kty\": \"oct\", \"k\": \"c2VjcmV0\"}"
      })
  void isPassedOver(String member) throws Exception {
    assertThat(ids("{\"keys\": [%s, %s]}".formatted(member, good))).containsExactly("good");
    assertThat(ids("{\"keys\": [%s, %s]}".formatted(good, member))).containsExactly("good");
    assertThat(ids("{\"keys\": [%s]}".formatted(member))).isEmpty();
  }

  @Test
  @DisplayName("C8: a short RSA key is passed over")
  void shortKeysArePassedOver() throws Exception {
    String weak = new RSAKeyGenerator(1_024, true).keyID("weak").generate().toJSONString();

    assertThat(ids("{\"keys\": [%s]}".formatted(weak))).isEmpty();
  }

  @Test
  void keysOfOtherKindsAreKeptAndPrivatePartsAreNot() throws Exception {
    String curve = new ECKeyGenerator(Curve.P_256).keyID("ec").generate().toJSONString();

    List<JWK> keys = KeySet.parse("{\"keys\": [%s]}".formatted(curve)).getKeys();

    assertThat(keys).extracting(JWK::getKeyID).containsExactly("ec");
    assertThat(keys).noneMatch(JWK::isPrivate);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "[]", "{}", "{\"keys\": {}}", "{\"keys\": null}", "{\"keys\": ["})
  void aDocumentThatIsNoSetCannotBeRead(String document) {
    assertThatThrownBy(() -> KeySet.parse(document)).isInstanceOf(ParseException.class);
  }

  private static List<String> ids(String set) throws ParseException {
    return KeySet.parse(set).getKeys().stream().map(JWK::getKeyID).toList();
  }
}
