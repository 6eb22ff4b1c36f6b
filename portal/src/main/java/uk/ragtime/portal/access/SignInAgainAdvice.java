package uk.ragtime.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.page.ProblemPages;

/** Sends a visitor whose token is no longer valid to sign in, and back to the same page. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class SignInAgainAdvice {

  /** Asking for another token would not help if one this recent is refused, and would loop. */
  private static final Duration JUST_ISSUED = Duration.ofMinutes(1);

  private final RequestCache cameFrom;
  private final OAuth2AuthorizedClientRepository clients;
  private final Clock clock;

  SignInAgainAdvice(RequestCache cameFrom, OAuth2AuthorizedClientRepository clients, Clock clock) {
    this.cameFrom = cameFrom;
    this.clients = clients;
    this.clock = clock;
  }

  @ExceptionHandler(SignInAgainException.class)
  ModelAndView tokenRanOut(HttpServletRequest request, HttpServletResponse response) {
    cameFrom.saveRequest(request, response);
    return new ModelAndView("redirect:" + SignIn.START);
  }

  @ExceptionHandler(Failure.TokenRefused.class)
  ModelAndView tokenRefused(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication signedIn) {
    if (signedIn == null || justIssued(signedIn, request)) {
      return ProblemPages.unavailable();
    }
    clients.removeAuthorizedClient(SignIn.REGISTRATION, signedIn, request, response);
    return tokenRanOut(request, response);
  }

  private boolean justIssued(Authentication signedIn, HttpServletRequest request) {
    OAuth2AuthorizedClient client =
        clients.loadAuthorizedClient(SignIn.REGISTRATION, signedIn, request);
    if (client == null) {
      return false;
    }
    Instant issued = client.getAccessToken().getIssuedAt();
    return issued != null && issued.plus(JUST_ISSUED).isAfter(clock.instant());
  }
}
