package uk.ragtime.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.Signature;
import org.junit.jupiter.api.Test;

class TestKeyTest {
  private static final byte[] CONTENT = "header.claims".getBytes(US_ASCII);

  private final TestKey key = TestKey.make();

  @Test
  void itsModulusHasTheBitsOfARealOne() {
    assertThat(key.open().getModulus().bitLength()).isEqualTo(2_048);
  }

  @Test
  void whatItSignedIsVerified() throws GeneralSecurityException {
    for (int i = 0; i < 20; i++) {
      byte[] content = ("content " + i).getBytes(US_ASCII);
      assertThat(isVerified(key, content, key.sign(content))).isTrue();
    }
  }

  @Test
  void anotherContentOrKeyIsNotVerified() throws GeneralSecurityException {
    byte[] signature = key.sign(CONTENT);

    assertThat(isVerified(key, "other.claims".getBytes(US_ASCII), signature)).isFalse();
    assertThat(isVerified(TestKey.make(), CONTENT, signature)).isFalse();
  }

  private static boolean isVerified(TestKey key, byte[] content, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(key.open());
    verifier.update(content);
    return verifier.verify(signature);
  }
}
