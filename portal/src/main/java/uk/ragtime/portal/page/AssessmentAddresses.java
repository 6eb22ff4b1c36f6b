package uk.ragtime.portal.page;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import uk.ragtime.portal.api.Failure;

/** Resolves the {@link AssessmentAddress} argument of a controller from its path. */
final class AssessmentAddresses implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType().equals(AssessmentAddress.class);
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Object variables =
        request.getAttribute(
            HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    if (!(variables instanceof Map<?, ?> named)) {
      throw new Failure.NotFound("assessment");
    }
    return new AssessmentAddress(
        code(named, "partnership"),
        code(named, "cycle"),
        code(named, "area"),
        code(named, "agency"));
  }

  private static String code(Map<?, ?> variables, String name) {
    if (variables.get(name) instanceof String code) {
      return code;
    }
    throw new Failure.NotFound(name);
  }
}
