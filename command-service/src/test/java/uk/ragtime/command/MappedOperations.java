package uk.ragtime.command;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.ragtime.web.request.ParameterCheck;

/** The mapped operations: by {@code GET /path}, the names of the query parameters they accept. */
final class MappedOperations {
  private MappedOperations() {}

  static Map<String, Set<String>> of(
      RequestMappingHandlerMapping mapping, ParameterCheck parameters) {
    Map<String, Set<String>> operations = new TreeMap<>();
    mapping
        .getHandlerMethods()
        .forEach((request, handler) -> {
          for (String path : request.getPatternValues()) {
            if (path.startsWith("/v1")) {
              Set<String> accepted = new TreeSet<>(parameters.acceptedBy(handler));
              accepted.removeIf(name -> path.contains("{" + name + "}"));
              request
                  .getMethodsCondition()
                  .getMethods()
                  .forEach(method -> operations.put(method.name() + " " + path, accepted));
            }
          }
        });
    return operations;
  }
}
