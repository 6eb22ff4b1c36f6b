package uk.ragtime.portal.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query parameters of a service's addresses. */
final class QueryParameters {
  private QueryParameters() {}

  /** Parameter with its value among the variables; nothing if the value is null. */
  static String optional(String name, @Nullable Object value, Map<String, Object> with) {
    if (value == null) {
      return "";
    }
    with.put(name, value);
    return "&" + name + "={" + name + "}";
  }
}
