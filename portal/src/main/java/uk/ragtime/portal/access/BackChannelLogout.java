package uk.ragtime.portal.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.ragtime.oidc.IssuerKeys;
import uk.ragtime.portal.PortalSettings;
import uk.ragtime.portal.session.SessionEndings;

/**
 * Takes the issuer's word that somebody has signed out there or elsewhere, and ends the sessions
 * here (OpenID Connect Back-Channel Logout 1.0).
 *
 * <p>Strangers reach this address as well. Until a token is verified nothing is stored, logged
 * without limit or asked of the database; few tokens are verified at once, and keys are fetched no
 * more often than by any other token. Verified tokens are never turned away in favour of these.
 */
@RestController
class BackChannelLogout {
  static final String ADDRESS = "/sign-out/back-channel";

  private static final Logger log = LoggerFactory.getLogger(BackChannelLogout.class);

  /** A verification takes a fraction of a millisecond, unless the issuer's keys are fetched. */
  private static final int AT_ONCE = 8;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Refusals that are explained and logged; further ones are told to come later. */
  private static final int REFUSALS_A_MINUTE = 30;

  private final LogoutTokens tokens;
  private final SessionEndings sessions;
  private final Semaphore verifications = new Semaphore(AT_ONCE, true);
  private final MinuteCount refusals;

  BackChannelLogout(
      PortalSettings settings,
      ClientSettings client,
      IssuerKeys keys,
      SessionEndings sessions,
      Clock clock) {
    this.tokens = new LogoutTokens(settings.issuer().toString(), client.clientId(), keys, clock);
    this.sessions = sessions;
    this.refusals = new MinuteCount(REFUSALS_A_MINUTE, clock);
  }

  @PostMapping(path = ADDRESS, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
  ResponseEntity<Void> signedOut(
      @RequestParam(name = "logout_token", required = false) @Nullable String token) {
    LogoutTokens.LogoutToken read;
    try {
      read = token == null ? null : verified(token);
    } catch (BadJwtException e) {
      return refused(e.getMessage());
    } catch (JwtException e) {
      log.warn("A logout token cannot be verified: {}", e.getMessage());
      return later(HttpStatus.SERVICE_UNAVAILABLE);
    }
    if (read == null) {
      return token == null ? refused("No token") : later(HttpStatus.TOO_MANY_REQUESTS);
    }
    return ended(read);
  }

  /** Null if too many others are being verified. */
  private LogoutTokens.@Nullable LogoutToken verified(String token) {
    try {
      if (!verifications.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return null;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return null;
    }
    try {
      return tokens.read(token);
    } finally {
      verifications.release();
    }
  }

  /** Sessions that began after the token spare those who signed in anew, if it is repeated. */
  private ResponseEntity<Void> ended(LogoutTokens.LogoutToken token) {
    Instant until = token.issued().plus(LogoutTokens.SKEW);
    try {
      int count =
          sessions.end(SignInMarks.ended(token.issuer(), token.subject(), token.signIn()), until);
      log.info("Sessions that the issuer ended: {}", count);
      return ResponseEntity.ok().build();
    } catch (DataAccessException | TransactionException e) {
      log.warn("Sessions cannot be ended: {}", e.getMostSpecificCause().getMessage());
      return later(HttpStatus.SERVICE_UNAVAILABLE);
    }
  }

  private ResponseEntity<Void> refused(@Nullable String reason) {
    if (!refusals.take()) {
      return later(HttpStatus.TOO_MANY_REQUESTS);
    }
    log.warn("A logout token was refused: {}", reason);
    return ResponseEntity.badRequest().build();
  }

  private static ResponseEntity<Void> later(HttpStatus status) {
    return ResponseEntity.status(status).header(HttpHeaders.RETRY_AFTER, "60").build();
  }
}
