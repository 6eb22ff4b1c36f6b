package uk.ragtime.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.server.settings.InvalidSettingException;

class IdentitySettingsTest {
  private static final String SECRET = "dGVzdC1zZWNyZXQtb2YtdGhpcnR5LXR3by1ieXRlcyE=";

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\n"})
  void aMissingSecretIsRefused(@Nullable String secret) {
    assertThatThrownBy(() -> new IdentitySettings(secret))
        .isInstanceOfSatisfying(
            InvalidSettingException.class,
            refused -> {
              assertThat(refused)
                  .hasMessage("ragtime.identity.secret (RAGTIME_IDENTITY_SECRET) is not set");
              assertThat(refused.action())
                  .startsWith("Set RAGTIME_IDENTITY_SECRET ")
                  .contains("openssl rand -base64 32");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"c2hvcnQ=", "no base64 at all, but long enough to be one"})
  void anUnusableSecretIsRefusedWithoutBeingQuoted(String secret) {
    assertThatThrownBy(() -> new IdentitySettings(secret))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(
            "ragtime.identity.secret (RAGTIME_IDENTITY_SECRET) is not 32 to 1024 bytes in base64")
        .hasNoCause();
  }

  @Test
  void theSecretIsReadAndNeverShown() {
    IdentitySettings settings = new IdentitySettings(SECRET + "\n");

    assertThat(settings.installationSecret().id()).isEqualTo(InstallationSecret.parse(SECRET).id());
    assertThat(settings).asString().doesNotContain(SECRET);
  }
}
