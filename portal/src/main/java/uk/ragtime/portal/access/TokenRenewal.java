package uk.ragtime.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.session.SessionExclusion;

/**
 * Renews a visitor's tokens, one request at a time for each session, whichever portals it comes to:
 * issuers that rotate refresh tokens take a second use of one for theft, and end the whole session.
 */
@Component
final class TokenRenewal {
  /** Renewed this long before its end, so that an issuer that is away for moments does no harm. */
  private static final Duration BEFORE_END = Duration.ofMinutes(1);

  /** A token this close to its end could expire during the request. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /** Codes of a token request that failed, but was not refused; the first is Spring's own. */
  private static final Set<String> NO_ANSWER =
      Set.of("invalid_token_response", "server_error", "temporarily_unavailable");

  private final SessionTokens tokens;
  private final SessionExclusion exclusion;
  private final ClientRegistrationRepository registrations;
  private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshes;
  private final Clock clock;

  TokenRenewal(
      SessionTokens tokens,
      SessionExclusion exclusion,
      ClientRegistrationRepository registrations,
      OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshes,
      Clock clock) {
    this.tokens = tokens;
    this.exclusion = exclusion;
    this.registrations = registrations;
    this.refreshes = refreshes;
    this.clock = clock;
  }

  /**
   * The visitor's tokens, renewed if need be.
   *
   * @throws SignInAgainException if there are none that last any longer
   * @throws Failure if the issuer does not answer, and they have ended
   */
  VisitTokens current(HttpServletRequest request) {
    VisitTokens known = tokens.of(request).orElseThrow(SignInAgainException::new);
    if (!known.endsWithin(BEFORE_END, clock.instant())) {
      return known;
    }
    VisitTokens renewed = known.refresh() == null ? known : renewed(request, known);
    if (renewed.endsWithin(MARGIN, clock.instant())) {
      throw new SignInAgainException();
    }
    return renewed;
  }

  private VisitTokens renewed(HttpServletRequest request, VisitTokens known) {
    try {
      VisitTokens renewed =
          exclusion.update(request, SessionTokens.ATTRIBUTE, VisitTokens.class, this::refreshed);
      tokens.renewed(renewed, request);
      return renewed;
    } catch (SessionExclusion.SessionEndedException e) {
      throw new SignInAgainException();
    } catch (OAuth2AuthorizationException e) {
      if (!NO_ANSWER.contains(e.getError().getErrorCode())) {
        throw new SignInAgainException();
      }
      return atHand(known, e);
    } catch (SignInUnavailableException | SessionExclusion.SessionBusyException e) {
      return atHand(known, e);
    }
  }

  /** Tokens that another request has renewed meanwhile are taken as they are. */
  private VisitTokens refreshed(VisitTokens latest) {
    if (latest.refresh() == null || !latest.endsWithin(BEFORE_END, clock.instant())) {
      return latest;
    }
    ClientRegistration registration =
        Objects.requireNonNull(registrations.findByRegistrationId(SignIn.REGISTRATION));
    return latest.renewedBy(
        refreshes.getTokenResponse(
            new OAuth2RefreshTokenGrantRequest(
                registration,
                latest.accessToken(),
                new OAuth2RefreshToken(latest.refresh(), null))));
  }

  /** The token at hand may have some seconds left. */
  private VisitTokens atHand(VisitTokens known, RuntimeException cause) {
    if (known.endsWithin(MARGIN, clock.instant())) {
      throw new Failure.Unavailable("The issuer", cause);
    }
    return known;
  }
}
