package uk.ragtime.portal.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import uk.ragtime.portal.kept.KeptForms;

/**
 * Answers a form whose token against forgery no longer fits, because its session has ended or
 * another sign-in has taken its place: the form is kept, and its page shown again.
 */
final class LateForms implements AccessDeniedHandler {
  static final String SIGN_OUT = "/sign-out";

  private final KeptForms kept;
  private final AccessDeniedHandler refusal = new AccessDeniedHandlerImpl();

  LateForms(KeptForms kept) {
    this.kept = kept;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    Optional<String> page =
        denied instanceof CsrfException && !isSignOut(request)
            ? kept.keep(request)
            : Optional.empty();
    if (page.isPresent()) {
      response.sendRedirect(request.getContextPath() + page.get());
    } else {
      refusal.handle(request, response, denied);
    }
  }

  private static boolean isSignOut(HttpServletRequest request) {
    return request.getRequestURI().endsWith(SIGN_OUT);
  }
}
