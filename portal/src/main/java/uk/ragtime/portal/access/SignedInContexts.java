package uk.ragtime.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import uk.ragtime.portal.session.SessionMarks;

/** Keeps who is signed in as a {@link SignedIn} of the session. */
final class SignedInContexts implements SecurityContextRepository {
  private static final String ATTRIBUTE = "signed-in";

  @Override
  @Deprecated
  @SuppressWarnings("deprecation") // replaced by loadDeferredContext, and still abstract
  public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
    return known(exchange.getRequest())
        .<SecurityContext>map(it -> new SecurityContextImpl(it.authentication()))
        .orElseGet(SecurityContextImpl::new);
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    Authentication authentication = context.getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof OidcUser user) {
      HttpSession session = request.getSession();
      session.setAttribute(ATTRIBUTE, SignedIn.of(user));
      SessionMarks.put(session, SignInMarks.of(user));
      return;
    }
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(ATTRIBUTE);
      SessionMarks.put(session, Set.of());
    }
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return known(request).isPresent();
  }

  private static Optional<SignedIn> known(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE) instanceof SignedIn signedIn
        ? Optional.of(signedIn)
        : Optional.empty();
  }
}
