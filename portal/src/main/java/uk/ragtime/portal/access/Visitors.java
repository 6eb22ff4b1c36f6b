package uk.ragtime.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
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

  private final OAuth2AuthorizedClientManager clients;
  private final Clock clock;

  Visitors(OAuth2AuthorizedClientManager clients, Clock clock) {
    this.clients = clients;
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
    Instant end = client.getAccessToken().getExpiresAt();
    if (end != null && end.isBefore(clock.instant().plus(MARGIN))) {
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
    try {
      OAuth2AuthorizedClient client = clients.authorize(asked);
      if (client == null) {
        throw new SignInAgainException();
      }
      return client;
    } catch (OAuth2AuthorizationException e) {
      throw new SignInAgainException();
    }
  }
}
