package uk.ragtime.web.security;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import uk.ragtime.web.Problem;
import uk.ragtime.web.TokenExpiry;

/** Gives controllers the end of the request's token. */
final class TokenExpiryArgument implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == TokenExpiry.class;
  }

  @Override
  public TokenExpiry resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
      throw Problem.TOKEN_MISSING.because("Send an Authorization header with a bearer token");
    }
    return new TokenExpiry(
        Objects.requireNonNull(token.getExpiresAt(), "tokens without an end are not accepted"));
  }
}
