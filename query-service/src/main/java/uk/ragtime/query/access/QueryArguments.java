package uk.ragtime.query.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import uk.ragtime.web.request.ParameterCheck;
import uk.ragtime.web.request.ParameterSource;
import uk.ragtime.web.request.RequestParameters;
import uk.ragtime.web.security.CallerOfRequest;

/**
 * Gives query handlers their arguments: the session, opened for its {@link RequiredAction}, the
 * instant {@code now}, the raw {@link RequestParameters}, and whatever an {@link ArgumentReader}
 * reads. Spring resolves arguments from left to right, so a parameter is validated only after the
 * session on its left has been opened.
 */
@Component
public final class QueryArguments implements HandlerMethodArgumentResolver, ParameterSource {
  private static final String PARTNERSHIP = "partnership";
  private static final String MIN_POSITION = "minPosition";
  private static final String NOW = QueryArguments.class.getName() + ".now";

  private final QueryAccess access;
  private final Clock clock;
  private final Map<Class<?>, ArgumentReader<?>> readers = new HashMap<>();

  QueryArguments(QueryAccess access, Clock clock, List<ArgumentReader<?>> readers) {
    this.access = access;
    this.clock = clock;
    readers.forEach(reader -> this.readers.put(reader.type(), reader));
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return isSession(parameter)
        || isNow(parameter)
        || isRaw(parameter)
        || readers.containsKey(parameter.getParameterType());
  }

  /** Those of the path included. */
  @Override
  public List<String> parametersOf(MethodParameter argument) {
    if (isSession(argument)) {
      return List.of(PARTNERSHIP, MIN_POSITION);
    }
    ArgumentReader<?> reader = readers.get(argument.getParameterType());
    if (reader == null) {
      return List.of();
    }
    return reader.parameters().isEmpty() ? List.of(name(argument)) : reader.parameters();
  }

  @Override
  public boolean admitsCaller(MethodParameter argument) {
    return isSession(argument);
  }

  @Override
  public @Nullable Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest servlet =
        Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
    RequestParameters parameters = RequestParameters.of(servlet);
    if (isSession(parameter)) {
      QueryAccess.Session session = open(parameter, parameters, patience(servlet));
      ParameterCheck.complete(servlet);
      return session;
    }
    if (isRaw(parameter)) {
      return parameters;
    }
    Instant now = now(request);
    ArgumentReader<?> reader = readers.get(parameter.getParameterType());
    return reader == null ? now : reader.reading().read(name(parameter), parameters, now);
  }

  /** A client that asks for headers alone is answered at once, and told to ask again. */
  private static Duration patience(HttpServletRequest request) {
    return HttpMethod.HEAD.matches(request.getMethod()) ? Duration.ZERO : QueryAccess.PATIENCE;
  }

  private QueryAccess.Session open(
      MethodParameter parameter, RequestParameters parameters, Duration patience) {
    RequiredAction required = parameter.getParameterAnnotation(RequiredAction.class);
    if (required == null) {
      throw new IllegalStateException("a session without a required action: " + parameter);
    }
    return access.open(
        CallerOfRequest.required(),
        Objects.requireNonNullElse(parameters.get(PARTNERSHIP), ""),
        List.of(required.value()),
        parameters.get(MIN_POSITION),
        patience);
  }

  private Instant now(NativeWebRequest request) {
    if (request.getAttribute(NOW, RequestAttributes.SCOPE_REQUEST) instanceof Instant known) {
      return known;
    }
    Instant now = clock.instant();
    request.setAttribute(NOW, now, RequestAttributes.SCOPE_REQUEST);
    return now;
  }

  private static boolean isSession(MethodParameter parameter) {
    return parameter.getParameterType() == QueryAccess.Session.class;
  }

  private static boolean isNow(MethodParameter parameter) {
    return parameter.getParameterType() == Instant.class;
  }

  private static boolean isRaw(MethodParameter parameter) {
    return parameter.getParameterType() == RequestParameters.class;
  }

  private static String name(MethodParameter parameter) {
    return Objects.requireNonNull(parameter.getParameterName(), "compiled without -parameters");
  }
}
