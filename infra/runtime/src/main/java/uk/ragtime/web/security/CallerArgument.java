package uk.ragtime.web.security;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import uk.ragtime.web.Caller;

/** Gives controllers the caller of the request. */
final class CallerArgument implements HandlerMethodArgumentResolver {
  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class;
  }

  @Override
  public Caller resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return CallerOfRequest.required();
  }

  static @Nullable Caller of(@Nullable Authentication authentication) {
    if (authentication == null || !(authentication.getPrincipal() instanceof Jwt token)) {
      return null;
    }
    String issuer = token.getClaimAsString(JwtClaimNames.ISS);
    String subject = token.getSubject();
    return issuer == null || subject == null ? null : new Caller(issuer, subject);
  }
}
