package uk.ragtime.web.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;

/**
 * Refuses query parameters that an operation does not accept, and those that are there twice. A
 * parameter that is ignored returns something else than was asked for: {@code ?asof=…} would answer
 * as of today.
 */
public final class ParameterCheck implements HandlerInterceptor {
  private static final String ACCEPTED = ParameterCheck.class.getName();

  private final List<ParameterSource> sources;
  private final ParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();
  private final Map<Method, Operation> operations = new ConcurrentHashMap<>();

  ParameterCheck(List<ParameterSource> sources) {
    this.sources = List.copyOf(sources);
  }

  private record Operation(Set<String> accepted, boolean admitsCaller) {}

  /** Names of the parameters that a handler reads, from the path or from the query. */
  public Set<String> acceptedBy(HandlerMethod handler) {
    return operation(handler).accepted();
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST
        && !HttpMethod.OPTIONS.matches(request.getMethod())
        && handler instanceof HandlerMethod method) {
      Operation operation = operation(method);
      request.setAttribute(ACCEPTED, operation);
      if (!operation.admitsCaller()) {
        complete(request);
      }
    }
    return true;
  }

  /**
   * Checks the parameters of an operation whose caller has been admitted.
   *
   * @throws ProblemException invalid-parameter
   */
  public static void complete(HttpServletRequest request) {
    if (request.getAttribute(ACCEPTED) instanceof Operation operation) {
      RequestParameters given = RequestParameters.of(request);
      Set<String> accepted = new TreeSet<>(operation.accepted());
      accepted.removeIf(given::isInPath);
      List<Violation> violations = new ArrayList<>();
      given
          .query()
          .forEach((name, values) -> {
            if (!accepted.contains(name)) {
              violations.add(
                  new Violation(
                      UnknownName.isEchoed(name) ? name : "query",
                      "unknown-parameter",
                      UnknownName.message(name, accepted)));
            } else if (values.size() > 1) {
              violations.add(new Violation(name, "duplicate", "is given more than once"));
            }
          });
      if (!violations.isEmpty()) {
        Violation first = violations.getFirst();
        throw new ProblemException(
            Problem.INVALID_PARAMETER, first.field() + " " + first.message(), violations);
      }
    }
  }

  private Operation operation(HandlerMethod handler) {
    return operations.computeIfAbsent(
        handler.getMethod(),
        _ -> {
          Set<String> accepted = new TreeSet<>();
          boolean admitsCaller = false;
          for (MethodParameter argument : handler.getMethodParameters()) {
            argument.initParameterNameDiscovery(names);
            accepted.addAll(annotated(argument));
            for (ParameterSource source : sources) {
              accepted.addAll(source.parametersOf(argument));
              admitsCaller |= source.admitsCaller(argument);
            }
          }
          return new Operation(Set.copyOf(accepted), admitsCaller);
        });
  }

  private static List<String> annotated(MethodParameter argument) {
    AcceptedParameters listed = argument.getParameterAnnotation(AcceptedParameters.class);
    if (listed != null) {
      return Arrays.asList(listed.value());
    }
    RequestParam one = argument.getParameterAnnotation(RequestParam.class);
    if (one == null) {
      return List.of();
    }
    String own =
        Objects.requireNonNull(argument.getParameterName(), "compiled without -parameters");
    return List.of(one.name().isEmpty() ? own : one.name());
  }
}
