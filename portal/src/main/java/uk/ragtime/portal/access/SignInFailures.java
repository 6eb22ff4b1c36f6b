package uk.ragtime.portal.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
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
}
