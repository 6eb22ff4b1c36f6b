package uk.ragtime.portal.kept;

import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Addresses of the portal at which there are pages. */
@Component
class PortalPages {
  private final ObjectProvider<RequestMappingHandlerMapping> mappings;

  PortalPages(
      @Qualifier("requestMappingHandlerMapping")
          ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.mappings = mappings;
  }

  boolean isPage(String address) {
    RequestMappingHandlerMapping mapping = mappings.getObject();
    PathContainer parsed = PathContainer.parsePath(pathOf(address));
    return mapping.getHandlerMethods().keySet().stream()
        .anyMatch(info -> takesGet(info) && matches(info, parsed));
  }

  /** The nearest page above a path that is none: of a partnership, never the first one. */
  Optional<String> nearest(String path) {
    String above = path;
    while (above.lastIndexOf('/') > 0) {
      if (isPage(above)) {
        return Optional.of(above);
      }
      above = above.substring(0, above.lastIndexOf('/'));
    }
    return Optional.empty();
  }

  private static boolean takesGet(RequestMappingInfo info) {
    return info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
  }

  private static boolean matches(RequestMappingInfo info, PathContainer path) {
    var patterns = info.getPathPatternsCondition();
    return patterns != null
        && patterns.getPatterns().stream().anyMatch(pattern -> pattern.matches(path));
  }

  /** An address without its query. */
  static String pathOf(String address) {
    int query = address.indexOf('?');
    return query < 0 ? address : address.substring(0, query);
  }
}
