package uk.ragtime.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.WebUtils;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.Correlation;

/**
 * Resolves the {@link Visitor} argument of a controller, with a valid token that is renewed if need
 * be. A page that is open to all takes an {@link Optional} one.
 */
@Component
public class Visitors implements HandlerMethodArgumentResolver {

  /** A token this close to its end could expire during the request. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /** Codes of a token request that failed, but was not refused; the first is Spring's own. */
  private static final Set<String> NO_ANSWER =
      Set.of("invalid_token_response", "server_error", "temporarily_unavailable");

  private final OAuth2AuthorizedClientManager clients;
  private final OAuth2AuthorizedClientRepository tokens;
  private final Clock clock;

  Visitors(
      OAuth2AuthorizedClientManager clients, OAuth2AuthorizedClientRepository tokens, Clock clock) {
    this.clients = clients;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.nestedIfOptional().getNestedParameterType().equals(Visitor.class);
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    boolean optional = parameter.isOptional();
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (!(signedIn instanceof OAuth2AuthenticationToken)) {
      if (optional) {
        return Optional.empty();
      }
      throw new SignInAgainException();
    }
    Visitor visitor = visitor(signedIn, request);
    return optional ? Optional.of(visitor) : visitor;
  }

  private Visitor visitor(Authentication signedIn, NativeWebRequest request) {
    OAuth2AuthorizedClient client = authorize(signedIn, request);
    if (runsOut(client)) {
      throw new SignInAgainException();
    }
    return new Visitor(client.getAccessToken().getTokenValue(), Correlation.current());
  }

  private OAuth2AuthorizedClient authorize(Authentication signedIn, NativeWebRequest request) {
    OAuth2AuthorizeRequest asked =
        OAuth2AuthorizeRequest.withClientRegistrationId(SignIn.REGISTRATION)
            .principal(signedIn)
            .attribute(
                HttpServletRequest.class.getName(),
                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)))
            .attribute(
                HttpServletResponse.class.getName(),
                Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class)))
            .build();
    // One at a time for each session: issuers that rotate refresh tokens take a second use of one
    // for theft, and end the whole session.
    HttpServletRequest http =
        Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    synchronized (WebUtils.getSessionMutex(http.getSession())) {
      return authorize(asked, signedIn, http);
    }
  }

  private OAuth2AuthorizedClient authorize(
      OAuth2AuthorizeRequest asked, Authentication signedIn, HttpServletRequest http) {
    try {
      OAuth2AuthorizedClient client = clients.authorize(asked);
      if (client == null) {
        throw new SignInAgainException();
      }
      return client;
    } catch (OAuth2AuthorizationException e) {
      if (!NO_ANSWER.contains(e.getError().getErrorCode())) {
        throw new SignInAgainException();
      }
      // The issuer did not answer; the token at hand may have some seconds left.
      OAuth2AuthorizedClient known =
          tokens.loadAuthorizedClient(SignIn.REGISTRATION, signedIn, http);
      if (known == null || runsOut(known)) {
        throw new Failure.Unavailable("The issuer", e);
      }
      return known;
    }
  }

  private boolean runsOut(OAuth2AuthorizedClient client) {
    Instant end = client.getAccessToken().getExpiresAt();
    return end != null && end.isBefore(clock.instant().plus(MARGIN));
  }
}
