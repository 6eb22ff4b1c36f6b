package uk.ragtime.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.kept.KeptForms;
import uk.ragtime.portal.page.ProblemPages;

/** Sends a visitor whose token is no longer valid to sign in, and back to the same page. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class SignInAgainAdvice {

  /** Asking for another token would not help if one this recent is refused, and would loop. */
  private static final Duration JUST_ISSUED = Duration.ofMinutes(1);

  private final RequestCache cameFrom;
  private final SessionTokens tokens;
  private final KeptForms kept;
  private final Clock clock;

  SignInAgainAdvice(RequestCache cameFrom, SessionTokens tokens, KeptForms kept, Clock clock) {
    this.cameFrom = cameFrom;
    this.tokens = tokens;
    this.kept = kept;
    this.clock = clock;
  }

  /** A form leads back to its page, which asks for the sign-in itself. */
  @ExceptionHandler(SignInAgainException.class)
  ModelAndView tokenRanOut(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> page = kept.keep(request);
    if (page.isPresent()) {
      return new ModelAndView("redirect:" + page.get());
    }
    cameFrom.saveRequest(request, response);
    return new ModelAndView("redirect:" + SignIn.START);
  }

  @ExceptionHandler(Failure.TokenRefused.class)
  ModelAndView tokenRefused(
      HttpServletRequest request, HttpServletResponse response, @Nullable Authentication signedIn) {
    if (signedIn == null || justIssued(request)) {
      return ProblemPages.unavailable();
    }
    tokens.forget(request);
    return tokenRanOut(request, response);
  }

  private boolean justIssued(HttpServletRequest request) {
    Instant now = clock.instant();
    return tokens
        .of(request)
        .map(VisitTokens::issued)
        .filter(issued -> issued.plus(JUST_ISSUED).isAfter(now))
        .isPresent();
  }
}
