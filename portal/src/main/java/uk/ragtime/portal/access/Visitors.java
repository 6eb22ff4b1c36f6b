package uk.ragtime.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import uk.ragtime.portal.api.FirstAnswer;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.Correlation;
import uk.ragtime.portal.page.SentAgain;

/**
 * Resolves the {@link Visitor} argument of a controller, with a valid token that is renewed if need
 * be. A page that is open to all takes an {@link Optional} one.
 */
@Component
public class Visitors implements HandlerMethodArgumentResolver {

  private final TokenRenewal renewal;

  Visitors(TokenRenewal renewal) {
    this.renewal = renewal;
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
    HttpServletRequest http =
        Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    Visitor visitor =
        new Visitor(
            renewal.current(http).access(),
            Correlation.current(),
            FirstAnswer.of(http.getParameter(SentAgain.ANSWER)).orElse(null));
    return optional ? Optional.of(visitor) : visitor;
  }
}
