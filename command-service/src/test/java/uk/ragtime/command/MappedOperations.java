package uk.ragtime.command;

import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The mapped operations: by {@code GET /path}, the names of the query parameters. */
final class MappedOperations {
  private MappedOperations() {}

  static Map<String, Set<String>> of(RequestMappingHandlerMapping mapping) {
    Map<String, Set<String>> operations = new TreeMap<>();
    mapping
        .getHandlerMethods()
        .forEach((request, handler) -> {
          Set<String> parameters = new TreeSet<>();
          Arrays.stream(handler.getMethod().getParameters())
              .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
              .map(MappedOperations::name)
              .forEach(parameters::add);
          for (String path : request.getPatternValues()) {
            if (path.startsWith("/v1")) {
              request
                  .getMethodsCondition()
                  .getMethods()
                  .forEach(method -> operations.put(method.name() + " " + path, parameters));
            }
          }
        });
    return operations;
  }

  private static String name(Parameter parameter) {
    String given = parameter.getAnnotation(RequestParam.class).name();
    return given.isEmpty() ? parameter.getName() : given;
  }
}
