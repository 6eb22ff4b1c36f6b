package uk.ragtime.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.server.settings.InvalidSettingException;
import uk.ragtime.web.Caller;

/** Settings that cannot work, or would let anybody in, stop the service at its start, in words. */
class SecuritySettingsTest {
  private static final String ISSUER = "https://login.example.org/realm";
  private static final String ANOTHER = "https://login.example.net";

  @Test
  void theKeysAreDiscoveredUnlessSaid() {
    assertThat(only(settings(ISSUER)).jwks()).isNull();
    assertThat(new TrustedIssuer(ISSUER, " ", "ragtime").jwks()).isNull();
    assertThat(new TrustedIssuer(ISSUER, "https://keys.example.org", "ragtime").jwks())
        .isEqualTo("https://keys.example.org");
  }

  @Test
  void thereMayBeSeveralIssuers() {
    var several =
        new SecuritySettings(
            null,
            null,
            null,
            List.of(
                new TrustedIssuer(ISSUER, null, "ragtime"),
                new TrustedIssuer(ANOTHER, null, "other")),
            List.of());

    assertThat(several.issuers())
        .extracting(TrustedIssuer::issuer)
        .containsExactly(ISSUER, ANOTHER);
    assertThat(several.issuers())
        .extracting(TrustedIssuer::audience)
        .containsExactly("ragtime", "other");
  }

  @Test
  void noIssuerIsTrustedThatSomebodyBelievesReplaced() {
    var listed = List.of(new TrustedIssuer(ANOTHER, null, "ragtime"));

    assertThatThrownBy(() -> new SecuritySettings(ISSUER, null, null, listed, List.of()))
        .hasMessageContaining("exclude each other");
  }

  @Test
  void aSettingOfOneIssuerIsNotPassedOverBesideSeveral() {
    var listed = List.of(new TrustedIssuer(ANOTHER, null, "ragtime"));

    assertThatThrownBy(() -> new SecuritySettings(null, null, "other", listed, List.of()))
        .isInstanceOfSatisfying(
            InvalidSettingException.class,
            refused -> {
              assertThat(refused).hasMessageContaining("RAGTIME_SECURITY_AUDIENCE");
              assertThat(refused.action()).contains("RAGTIME_SECURITY_ISSUERS_0_AUDIENCE");
            });
    assertThatThrownBy(() -> new SecuritySettings(null, ANOTHER + "/keys", null, listed, List.of()))
        .hasMessageContaining("RAGTIME_SECURITY_JWKS");
  }

  @Test
  void anOperatorOfAnIssuerThatIsNotAcceptedIsRefusedByName() {
    assertThatThrownBy(() ->
            new SecuritySettings(
                ISSUER, null, null, List.of(), List.of(ISSUER + "|olga", ISSUER + "/|eve")))
        .isInstanceOfSatisfying(
            InvalidSettingException.class,
            refused -> {
              assertThat(refused)
                  .hasMessageContaining("RAGTIME_SECURITY_OPERATORS")
                  .hasMessageContaining(ISSUER + "/, whose tokens are not accepted")
                  .hasMessageContaining("(accepted: " + ISSUER + ")");
              assertThat(refused.action()).startsWith("Set RAGTIME_SECURITY_OPERATORS to");
            });
  }

  @Test
  void noIssuerIsNamedTwice() {
    var twice =
        List.of(
            new TrustedIssuer(ANOTHER, null, "ragtime"), new TrustedIssuer(ANOTHER, null, "other"));

    assertThatThrownBy(() -> new SecuritySettings(null, null, null, twice, List.of()))
        .hasMessageContaining("twice");
  }

  @Test
  void operatorsAreIssuerAndSubject() {
    var operators =
        new SecuritySettings(ISSUER, null, "ragtime", List.of(), List.of(ISSUER + "|olga|x", ""))
            .asOperators();

    assertThat(operators.contains(new Caller(ISSUER, "olga|x"))).isTrue();
    assertThat(operators.contains(new Caller(ISSUER, "olga"))).isFalse();
    assertThat(operators.contains(new Caller(ANOTHER, "olga|x"))).isFalse();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = " ")
  void aMissingIssuerIsReportedByItsVariable(@Nullable String issuer) {
    assertThatThrownBy(() -> settings(issuer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("RAGTIME_SECURITY_ISSUER")
        .hasMessageContaining("is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"login.example.org", "ftp://x", "https://", "not a url", "file:///etc"})
  void anIssuerThatIsNoAddressIsRefused(String issuer) {
    assertThatThrownBy(() -> settings(issuer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "ragtime.security.issuer (RAGTIME_SECURITY_ISSUER) must be an http or https URL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://login.example.org",
        "http://127.0.0.1.example.org",
        "http://localhost.example.org",
        "http://10.0.0.1",
        "http://[::2]",
        "http://0.0.0.0"
      })
  void keysThatOthersCouldReplaceOnTheWayAreNeverTaken(String address) {
    assertThatThrownBy(() -> settings(address)).hasMessageContaining("must be https");
    assertThatThrownBy(() -> new TrustedIssuer(ISSUER, address + "/keys", "ragtime"))
        .hasMessageContaining("must be https");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9000", "http://localhost:9000", "http://[::1]:9000"})
  void anIssuerOfThisMachineIsForTryingAndNotForProduction(String address) {
    var local = settings(address);
    var remoteKeptLocally =
        new SecuritySettings(ISSUER, address + "/keys", "ragtime", List.of(), List.of());

    assertThatThrownBy(local::requireFitForProduction).hasMessageContaining("in production");
    assertThatThrownBy(remoteKeptLocally::requireFitForProduction)
        .hasMessageContaining("in production");
    assertThatCode(settings(ISSUER)::requireFitForProduction).doesNotThrowAnyException();
  }

  @Test
  void theRestIsCheckedToo() {
    assertThatThrownBy(() -> new TrustedIssuer(ISSUER, "nowhere", "ragtime"))
        .hasMessageContaining("ragtime.security.jwks");
    assertThatThrownBy(() -> new TrustedIssuer(ISSUER, null, " "))
        .hasMessageContaining("ragtime.security.audience");
    assertThatThrownBy(
            () -> new SecuritySettings(ISSUER, null, "ragtime", List.of(), List.of("olga")))
        .hasMessageContaining("ragtime.security.operators");
  }

  private static TrustedIssuer only(SecuritySettings settings) {
    assertThat(settings.issuers()).hasSize(1);
    return settings.issuers().getFirst();
  }

  private static SecuritySettings settings(@Nullable String issuer) {
    return new SecuritySettings(issuer, null, "ragtime", List.of(), List.of());
  }
}
