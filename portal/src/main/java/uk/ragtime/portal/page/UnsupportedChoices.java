package uk.ragtime.portal.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import uk.ragtime.portal.api.Failure;

/**
 * Refuses addresses of ratings with a choice that other pages have and this one has not: to leave
 * it out would show something else than what was asked for. Parameters of no page do no harm.
 */
final class UnsupportedChoices implements HandlerInterceptor {
  private static final Set<String> CHOICES =
      Set.of(
          "agency", "area", "areas", "asOf", "compare", "cycle", "day", "from", "knownAt", "month",
          "on", "rollup", "stage", "to", "with", "year");

  /** As many as there are pages. */
  private final Map<Method, Set<String>> takenBy = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (WebPages.isReading(request.getMethod()) && handler instanceof HandlerMethod page) {
      Set<String> taken = takenBy.computeIfAbsent(page.getMethod(), UnsupportedChoices::taken);
      for (String name : request.getParameterMap().keySet()) {
        if (CHOICES.contains(name) && !taken.contains(name)) {
          throw new Failure.NotFound("choice");
        }
      }
    }
    return true;
  }

  /** Parameters of the address that the page reads. */
  private static Set<String> taken(Method page) {
    return Arrays.stream(page.getParameters())
        .flatMap(UnsupportedChoices::names)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<String> names(Parameter parameter) {
    RequestParam named = parameter.getAnnotation(RequestParam.class);
    if (named != null) {
      return Map.class.isAssignableFrom(parameter.getType())
          ? CHOICES.stream()
          : Stream.of(named.name().isEmpty() ? parameter.getName() : named.name());
    }
    return parameter.getType().isRecord() && !parameter.isAnnotationPresent(PathVariable.class)
        ? Arrays.stream(parameter.getType().getRecordComponents()).map(RecordComponent::getName)
        : Stream.empty();
  }
}
