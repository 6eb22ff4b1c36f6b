package uk.ragtime.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Templates of the service's addresses, such as <code>/v1/{partnership}/areas</code>. */
final class UriTemplates {
  private final ObjectProvider<RequestMappingInfoHandlerMapping> mappings;
  private volatile @Nullable List<PathPattern> bySpecificity;

  /**
   * @param mappings not resolved before the first request: filters are made before them
   */
  UriTemplates(ObjectProvider<RequestMappingInfoHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  /** The template of a request's address, whatever its method; null if nothing is there. */
  @Nullable String find(HttpServletRequest request) {
    PathContainer path;
    try {
      path =
          RequestPath.parse(request.getRequestURI(), request.getContextPath())
              .pathWithinApplication();
    } catch (IllegalArgumentException _) {
      return null; // an address that cannot be decoded
    }
    return all().stream()
        .filter(pattern -> pattern.matches(path))
        .findFirst()
        .map(PathPattern::getPatternString)
        .orElse(null);
  }

  private List<PathPattern> all() {
    List<PathPattern> known = bySpecificity;
    if (known == null) {
      known =
          mappings.stream()
              .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
              .flatMap(mapping -> patterns(mapping).stream())
              .distinct()
              .sorted(PathPattern.SPECIFICITY_COMPARATOR)
              .toList();
      bySpecificity = known;
    }
    return known;
  }

  private static List<PathPattern> patterns(RequestMappingInfo mapping) {
    var condition = mapping.getPathPatternsCondition();
    return condition == null ? List.of() : List.copyOf(condition.getPatterns());
  }
}
