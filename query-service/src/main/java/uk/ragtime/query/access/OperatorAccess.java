package uk.ragtime.query.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import uk.ragtime.web.Caller;
import uk.ragtime.web.OperatorRegistry;
import uk.ragtime.web.Problem;
import uk.ragtime.web.request.ParameterCheck;
import uk.ragtime.web.request.ParameterSource;
import uk.ragtime.web.security.CallerOfRequest;

/**
 * Admits operators to endpoints that run the platform: those whose first argument is an {@link
 * Operator}. None of them returns a rating.
 */
@Component
public final class OperatorAccess implements HandlerMethodArgumentResolver, ParameterSource {
  private final OperatorRegistry operators;

  OperatorAccess(OperatorRegistry operators) {
    this.operators = operators;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Operator.class;
  }

  @Override
  public List<String> parametersOf(MethodParameter argument) {
    return List.of();
  }

  @Override
  public boolean admitsCaller(MethodParameter argument) {
    return supportsParameter(argument);
  }

  /**
   * @throws uk.ragtime.web.ProblemException not-allowed, or invalid-parameter once admitted
   */
  @Override
  public Operator resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Caller caller = CallerOfRequest.required();
    if (!operators.contains(caller)) {
      throw Problem.NOT_ALLOWED.because("Only an operator of the platform may do this");
    }
    ParameterCheck.complete(
        Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    return new Operator(caller);
  }
}
