package uk.ragtime.launcher.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.file.Path;
import java.text.ParseException;
import uk.ragtime.launcher.PrivateFiles;

/** The key that signs tokens, generated once, so that tokens remain valid after a restart. */
final class PersistentSigningKey {

  private static final int BITS = 2048;

  private PersistentSigningKey() {}

  static RSAKey in(Path directory) {
    String json =
        PrivateFiles.readOrWrite(
            directory.resolve("signing-key.json"), () -> generate().toJSONString());
    try {
      return RSAKey.parse(json);
    } catch (ParseException e) {
      throw new IllegalStateException("the issuer's signing key cannot be read", e);
    }
  }

  private static RSAKey generate() {
    try {
      return new RSAKeyGenerator(BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
