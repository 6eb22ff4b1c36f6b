package uk.ragtime.web.security;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.ProblemTranslator;

/**
 * Why a token or an address was refused. The reason within the token goes to the log, not to the
 * caller.
 */
final class SecurityProblems implements ProblemTranslator {
  private static final Logger log = LoggerFactory.getLogger(SecurityProblems.class);
  private static final String CHALLENGE = "WWW-Authenticate";

  @Override
  public @Nullable ProblemException translate(Throwable failure) {
    return switch (failure) {
      case AuthenticationServiceException _ ->
          Problem.IDENTITY_PROVIDER_UNAVAILABLE
              .because("The issuer's keys cannot be read; try again shortly")
              .withHeader("Retry-After", "5");
      case OAuth2AuthenticationException refused -> {
        log.info("A token was refused: {}", refused.getError().getDescription());
        yield Problem.TOKEN_INVALID
            .because("It may have expired, or be meant for somebody else")
            .withHeader(CHALLENGE, "Bearer realm=\"ragtime\", error=\"invalid_token\"");
      }
      case AuthenticationException _ ->
          Problem.TOKEN_MISSING
              .because("Send an Authorization header with a bearer token")
              .withHeader(CHALLENGE, "Bearer realm=\"ragtime\"");
      case AuthorizationDeniedException denied
          when denied.getAuthorizationResult() instanceof MetricsAccess.MetricsOnly ->
          Problem.NOT_ALLOWED.because(
              "A token with the scope " + MetricsAccess.SCOPE + " reads metrics and nothing else");
      case AddressFirewall.ControlCharacterException _ ->
          Problem.MALFORMED_REQUEST.because(
              "The path of the address contains a control character, such as NUL (%00)");
      default -> null;
    };
  }
}
