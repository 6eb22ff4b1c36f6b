package uk.ragtime.query.support;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uk.ragtime.query.access.QueryArguments;

/** Operations that the service maps: by {@code GET /path}, the names of the query parameters. */
public final class MappedOperations {
  private MappedOperations() {}

  public static Map<String, Set<String>> of(
      RequestMappingHandlerMapping mapping, QueryArguments arguments) {
    Map<String, Set<String>> operations = new TreeMap<>();
    mapping
        .getHandlerMethods()
        .forEach((request, handler) -> {
          for (String path : request.getPatternValues()) {
            if (path.startsWith("/v1")) {
              Set<String> parameters = new TreeSet<>();
              for (MethodParameter argument : handler.getMethodParameters()) {
                argument.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
                parameters.addAll(namesOf(argument, arguments));
              }
              parameters.removeIf(name -> path.contains("{" + name + "}"));
              request
                  .getMethodsCondition()
                  .getMethods()
                  .forEach(method -> operations.put(method.name() + " " + path, parameters));
            }
          }
        });
    return operations;
  }

  private static List<String> namesOf(MethodParameter argument, QueryArguments arguments) {
    RequestParam parameter = argument.getParameterAnnotation(RequestParam.class);
    if (parameter == null) {
      return arguments.parametersOf(argument);
    }
    String own = Objects.requireNonNull(argument.getParameterName());
    return List.of(parameter.name().isEmpty() ? own : parameter.name());
  }
}
