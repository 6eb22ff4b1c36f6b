package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TokenExpiryTest {
  private static final Instant END = Instant.parse("2026-11-23T09:30:00Z");

  @Test
  @DisplayName("C2: a token has so long left, and nothing once it has expired")
  void timeLeft() {
    TokenExpiry token = new TokenExpiry(END);

    assertThat(token.left(END.minusSeconds(5))).isEqualTo(Duration.ofSeconds(5));
    assertThat(token.left(END)).isZero();
    assertThat(token.left(END.plusSeconds(5))).isZero();
  }
}
