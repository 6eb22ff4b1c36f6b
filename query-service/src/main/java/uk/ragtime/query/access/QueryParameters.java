package uk.ragtime.query.access;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/** Parameters of a request by name, as sent: those of its path first, then those of its query. */
public final class QueryParameters {
  private final Map<?, ?> path;
  private final Function<String, String @Nullable []> query;

  private QueryParameters(Map<?, ?> path, Function<String, String @Nullable []> query) {
    this.path = path;
    this.query = query;
  }

  static QueryParameters of(NativeWebRequest request) {
    Object variables =
        request.getAttribute(
            HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    return new QueryParameters(
        variables instanceof Map<?, ?> path ? path : Map.of(), request::getParameterValues);
  }

  /** Null if the parameter is absent. A repeated parameter has its values joined by commas. */
  public @Nullable String get(String name) {
    if (path.get(name) instanceof String variable) {
      return variable;
    }
    String[] values = query.apply(name);
    return values == null ? null : String.join(",", values);
  }
}
