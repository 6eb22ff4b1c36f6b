package uk.ragtime.portal.access;

import java.io.Serial;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

/**
 * Tokens of a visitor, all that the session keeps of them: neither scopes nor the portal's own
 * registration, which holds its secret.
 *
 * @param ends null for a token without an end
 * @param refresh null where the issuer gave none
 */
record VisitTokens(
    String access, @Nullable Instant issued, @Nullable Instant ends, @Nullable String refresh)
    implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  static VisitTokens of(OAuth2AuthorizedClient client) {
    return of(client.getAccessToken(), client.getRefreshToken());
  }

  /** Tokens of a renewal; an issuer that does not rotate refresh tokens may leave it out. */
  VisitTokens renewedBy(OAuth2AccessTokenResponse answer) {
    VisitTokens renewed = of(answer.getAccessToken(), answer.getRefreshToken());
    return renewed.refresh == null
        ? new VisitTokens(renewed.access, renewed.issued, renewed.ends, refresh)
        : renewed;
  }

  private static VisitTokens of(OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh) {
    return new VisitTokens(
        access.getTokenValue(),
        access.getIssuedAt(),
        access.getExpiresAt(),
        refresh == null ? null : refresh.getTokenValue());
  }

  OAuth2AccessToken accessToken() {
    return new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, access, issued, ends);
  }

  /** Whether the access token ends within a time from now. */
  boolean endsWithin(Duration time, Instant now) {
    return ends != null && ends.isBefore(now.plus(time));
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "VisitTokens[until " + ends + "]";
  }
}
