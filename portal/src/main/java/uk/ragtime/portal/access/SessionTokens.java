package uk.ragtime.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.stereotype.Component;

/** Keeps a visitor's tokens in the session, and nowhere else. */
@Component
final class SessionTokens implements OAuth2AuthorizedClientRepository {
  static final String ATTRIBUTE = "tokens";

  /** Tokens that were renewed during a request, whose copy of the session is older. */
  private static final String RENEWED = SessionTokens.class.getName() + ".renewed";

  private final ClientRegistrationRepository registrations;

  SessionTokens(ClientRegistrationRepository registrations) {
    this.registrations = registrations;
  }

  Optional<VisitTokens> of(HttpServletRequest request) {
    if (request.getAttribute(RENEWED) instanceof VisitTokens renewed) {
      return Optional.of(renewed);
    }
    HttpSession session = request.getSession(false);
    return session != null && session.getAttribute(ATTRIBUTE) instanceof VisitTokens tokens
        ? Optional.of(tokens)
        : Optional.empty();
  }

  void renewed(VisitTokens tokens, HttpServletRequest request) {
    request.setAttribute(RENEWED, tokens);
  }

  void forget(HttpServletRequest request) {
    request.removeAttribute(RENEWED);
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(ATTRIBUTE);
    }
  }

  @Override
  public void saveAuthorizedClient(
      OAuth2AuthorizedClient client,
      Authentication principal,
      HttpServletRequest request,
      HttpServletResponse response) {
    request.getSession().setAttribute(ATTRIBUTE, VisitTokens.of(client));
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as declared by Spring
  public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
      String registrationId, Authentication principal, HttpServletRequest request) {
    ClientRegistration registration = registrations.findByRegistrationId(registrationId);
    if (registration == null) {
      return null;
    }
    return (T)
        of(request)
            .map(tokens ->
                new OAuth2AuthorizedClient(
                    registration,
                    principal.getName(),
                    tokens.accessToken(),
                    tokens.refresh() == null
                        ? null
                        : new OAuth2RefreshToken(tokens.refresh(), null)))
            .orElse(null);
  }

  @Override
  public void removeAuthorizedClient(
      String registrationId,
      Authentication principal,
      HttpServletRequest request,
      HttpServletResponse response) {
    forget(request);
  }
}
