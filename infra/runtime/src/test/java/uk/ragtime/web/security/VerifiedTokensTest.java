package uk.ragtime.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;

class VerifiedTokensTest {
  private static final Instant START = Instant.parse("2026-10-05T10:00:00Z");

  private Instant now = START;
  private final Map<String, Integer> verifications = new HashMap<>();
  private final VerifiedTokens tokens =
      new VerifiedTokens(this::verify, JwtDecoders.lifetime(() -> now), () -> now);

  /** A token's text is the second in which it ends; anything else is refused. */
  private Jwt verify(String token) {
    verifications.merge(token, 1, Integer::sum);
    String end = token.strip();
    if (!end.matches("-?\\d+")) {
      throw new BadJwtException("refused");
    }
    return Jwt.withTokenValue(token)
        .header("alg", "RS256")
        .subject("rita")
        .issuedAt(START.minusSeconds(60))
        .expiresAt(START.plusSeconds(Long.parseLong(end)))
        .build();
  }

  @Test
  void aTokenIsVerifiedOnceInHalfAMinute() {
    Jwt first = tokens.decode("300");
    now = START.plus(VerifiedTokens.REMEMBERED).minusMillis(1);
    assertThat(tokens.decode("300")).isSameAs(first);
    assertThat(verifications).containsEntry("300", 1);

    now = START.plus(VerifiedTokens.REMEMBERED);
    tokens.decode("300");
    assertThat(verifications).containsEntry("300", 2);
  }

  @Test
  void aRememberedTokenEndsInItsOwnTime() {
    tokens.decode("-20");
    now = START.plus(JwtDecoders.CLOCK_SKEW).minusSeconds(20).plusMillis(1);

    assertThatThrownBy(() -> tokens.decode("-20")).isInstanceOf(JwtValidationException.class);
    assertThat(verifications).containsEntry("-20", 1);
  }

  @Test
  void anotherLetterIsAnotherToken() {
    tokens.decode("300");
    tokens.decode("300 ");

    assertThat(verifications).containsEntry("300", 1).containsEntry("300 ", 1);
  }

  @Test
  void aRefusalIsNotRemembered() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(JwtException.class);
    }
    assertThat(verifications).containsEntry("forged", 2);
  }

  @Test
  void manyLongTokensAreForgottenAgain() {
    int fitting = (int) (VerifiedTokens.MAX_CHARACTERS / 8_000);
    for (int i = 0; i <= 2 * fitting; i++) {
      tokens.decode(" ".repeat(7_000) + (1_000 + i) + " ".repeat(996));
    }
    int verified = verifications.size();
    verifications.clear();
    for (int i = 0; i <= 2 * fitting; i++) {
      tokens.decode(" ".repeat(7_000) + (1_000 + i) + " ".repeat(996));
    }

    assertThat(verified).isEqualTo(2 * fitting + 1);
    assertThat(verifications).hasSizeGreaterThanOrEqualTo(fitting);
  }
}
