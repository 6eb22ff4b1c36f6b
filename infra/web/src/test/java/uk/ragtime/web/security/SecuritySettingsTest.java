package uk.ragtime.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.web.Caller;

/** Settings that cannot work stop the service at its start, in words. */
class SecuritySettingsTest {
  private static final String ISSUER = "https://login.example.org/realm";

  @Test
  void theKeysAreWithTheIssuerUnlessSaid() {
    assertThat(settings(ISSUER).keys()).hasToString(ISSUER + "/oauth2/jwks");
    assertThat(settings(ISSUER + "/").keys()).hasToString(ISSUER + "/oauth2/jwks");
    assertThat(
            new SecuritySettings(ISSUER, "https://keys.example.org", "ragtime", List.of()).keys())
        .hasToString("https://keys.example.org");
  }

  @Test
  void operatorsAreIssuerAndSubject() {
    var operators =
        new SecuritySettings(ISSUER, null, "ragtime", List.of(ISSUER + "|olga|x", ""))
            .asOperators();

    assertThat(operators.contains(new Caller(ISSUER, "olga|x"))).isTrue();
    assertThat(operators.contains(new Caller(ISSUER, "olga"))).isFalse();
    assertThat(operators.contains(new Caller("https://elsewhere.example.org", "olga|x"))).isFalse();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {" ", "login.example.org", "ftp://x", "https://", "not a url", "file:///etc"})
  @SuppressWarnings("NullAway") // what binding gives where nothing is configured
  void anIssuerThatIsNoAddressIsRefused(String issuer) {
    assertThatThrownBy(() -> settings(issuer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ragtime.security.issuer must be an http or https URL");
  }

  @Test
  void theRestIsCheckedToo() {
    assertThatThrownBy(() -> new SecuritySettings(ISSUER, "nowhere", "ragtime", List.of()))
        .hasMessageContaining("ragtime.security.jwks");
    assertThatThrownBy(() -> new SecuritySettings(ISSUER, null, " ", List.of()))
        .hasMessageContaining("ragtime.security.audience");
    assertThatThrownBy(() -> new SecuritySettings(ISSUER, null, "ragtime", List.of("olga")))
        .hasMessageContaining("ragtime.security.operators");
  }

  private static SecuritySettings settings(String issuer) {
    return new SecuritySettings(issuer, null, "ragtime", List.of());
  }
}
