package uk.ragtime.portal.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.server.settings.InvalidSettingException;

class SessionCipherTest {
  private static final byte[] VALUE = "a token".getBytes(UTF_8);
  private static final String FIRST = secret("the first one, of 32 bytes or so");
  private static final String SECOND = secret("the second one, of 32 bytes or so");

  private static String secret(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static SessionCipher cipher(@Nullable String secret, @Nullable String further) {
    return new SessionCipher(new SessionSecretSettings(secret, further));
  }

  @Test
  void whatIsStoredDoesNotTellTheValueAndIsNeverTheSame() {
    byte[] stored = cipher(FIRST, null).encrypt(VALUE);

    assertThat(new String(stored, UTF_8)).doesNotContain("token");
    assertThat(cipher(FIRST, null).encrypt(VALUE)).isNotEqualTo(stored);
    assertThat(cipher(FIRST, null).decrypt(stored)).hasValue(VALUE);
  }

  @Test
  void whileTheSecretChangesBothAreRead() {
    byte[] former = cipher(FIRST, null).encrypt(VALUE);
    byte[] next = cipher(SECOND, FIRST).encrypt(VALUE);

    assertThat(cipher(SECOND, FIRST).decrypt(former)).hasValue(VALUE);
    assertThat(cipher(FIRST, SECOND).decrypt(next)).hasValue(VALUE);
    assertThat(cipher(SECOND, null).decrypt(former)).isEmpty();
    assertThat(cipher(SECOND, null).decrypt(next)).hasValue(VALUE);
  }

  @Test
  void aValueThatWasChangedOrIsNotEncryptedIsNotRead() {
    byte[] stored = cipher(FIRST, null).encrypt(VALUE);
    stored[stored.length - 1] ^= 1;

    assertThat(cipher(FIRST, null).decrypt(stored)).isEqualTo(Optional.empty());
    assertThat(cipher(FIRST, null).decrypt(VALUE)).isEmpty();
    assertThat(cipher(FIRST, null).decrypt(new byte[0])).isEmpty();
    assertThat(cipher(FIRST, null).decrypt(new byte[] {1, 2, 3})).isEmpty();
  }

  @Test
  void withoutASecretValuesPass() {
    assertThat(cipher(null, " ").encrypt(VALUE)).isEqualTo(VALUE);
    assertThat(cipher("", null).decrypt(VALUE)).hasValue(VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not base64!", "c2hvcnQ="})
  void aSecretThatIsNoneIsRefused(String secret) {
    assertThatThrownBy(() -> new SessionSecretSettings(secret, null))
        .isInstanceOf(InvalidSettingException.class);
    assertThatThrownBy(() -> new SessionSecretSettings(FIRST, secret))
        .isInstanceOf(InvalidSettingException.class);
  }

  @Test
  void aFurtherSecretDoesNotStandAlone() {
    assertThatThrownBy(() -> new SessionSecretSettings(null, FIRST))
        .isInstanceOf(InvalidSettingException.class);
  }
}
