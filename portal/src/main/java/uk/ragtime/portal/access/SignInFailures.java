package uk.ragtime.portal.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/** Shows a plain page after a failed sign-in, and logs the issuer's or our own reason. */
final class SignInFailures extends SimpleUrlAuthenticationFailureHandler {

  private static final Logger log = LoggerFactory.getLogger(SignInFailures.class);

  SignInFailures() {
    super("/sign-in-failed");
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException, ServletException {
    if (failure instanceof OAuth2AuthenticationException refused) {
      log.warn("Sign-in failed: {}", refused.getError());
    } else {
      log.warn("Sign-in failed: {}", failure.getClass().getSimpleName());
    }
    super.onAuthenticationFailure(request, response, failure);
  }

  /** For a sign-in that cannot even begin, because the issuer is away. */
  static ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> ofTheStart() {
    return new ObjectPostProcessor<>() {
      @Override
      public <T extends OAuth2AuthorizationRequestRedirectFilter> T postProcess(T filter) {
        filter.setAuthenticationFailureHandler((_, response, failure) -> {
          log.warn("Sign-in cannot begin: {}", String.valueOf(failure.getCause()));
          boolean away = failure.getCause() instanceof SignInUnavailableException;
          response.sendError(
              away ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : HttpServletResponse.SC_NOT_FOUND);
        });
        return filter;
      }
    };
  }
}
