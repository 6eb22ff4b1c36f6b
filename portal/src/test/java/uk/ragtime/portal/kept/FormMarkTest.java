package uk.ragtime.portal.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

class FormMarkTest {
  private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");
  private static final SecretKey KEY = key(1);

  private static SecretKey key(int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return new SecretKeySpec(bytes, "HmacSHA256");
  }

  private static OidcUser person(String issuer, String subject) {
    Map<String, Object> claims = Map.of("iss", issuer, "sub", subject);
    return new DefaultOidcUser(List.of(), new OidcIdToken("token", null, null, claims));
  }

  @Test
  void aMarkTellsWhoseTheFormIs() {
    // given
    OidcUser grace = person("https://one.example", "grace");

    // when
    String signed = FormMark.of(grace, NOW, KEY).signed(KEY);

    // then
    assertThat(FormMark.read(signed, NOW.plus(Duration.ofHours(23)), KEY))
        .hasValueSatisfying(mark ->
            assertThat(mark.owner())
                .isEqualTo(FormMark.ownerOf(grace, KEY))
                .isNotEqualTo(FormMark.ownerOf(person("https://two.example", "grace"), KEY))
                .isNotEqualTo(FormMark.ownerOf(person("https://one.example", "sam"), KEY)));
  }

  @Test
  void aMarkIsGoodForADayAndUnderItsKeyOnly() {
    // given
    String signed = FormMark.of(person("https://one.example", "grace"), NOW, KEY).signed(KEY);

    // then
    assertThat(FormMark.read(signed, NOW.plus(Duration.ofHours(25)), KEY)).isEmpty();
    assertThat(FormMark.read(signed, NOW, key(2))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?", "AAAA", "éé", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void whatIsNoMarkIsNotRead(String signed) {
    assertThat(FormMark.read(signed, NOW, KEY)).isEmpty();
  }
}
