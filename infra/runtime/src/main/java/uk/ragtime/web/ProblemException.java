package uk.ragtime.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal on its way to the client, as a problem document. Thrown from controllers, filters or
 * request readers alike. The detail and the violations go out as they are: nothing in them may be
 * secret.
 */
public final class ProblemException extends RuntimeException {
  private final Problem problem;
  private final String detail;
  private final List<Violation> violations;
  private final Map<String, String> headers;

  public ProblemException(Problem problem, String detail) {
    this(problem, detail, List.of());
  }

  public ProblemException(Problem problem, String detail, List<Violation> violations) {
    this(problem, detail, violations, Map.of(), null);
  }

  private ProblemException(
      Problem problem,
      String detail,
      List<Violation> violations,
      Map<String, String> headers,
      @Nullable Throwable cause) {
    super(problem.code() + ": " + detail, cause);
    this.problem = problem;
    this.detail = detail;
    this.violations = List.copyOf(violations);
    this.headers = Map.copyOf(headers);
  }

  /** The same refusal with a response header, like {@code Retry-After}. */
  public ProblemException withHeader(String name, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ProblemException(problem, detail, violations, more, getCause());
  }

  /** The same refusal with other faults in place of its own. */
  public ProblemException withViolations(List<Violation> others) {
    return new ProblemException(problem, detail, others, headers, getCause());
  }

  /** The same refusal with another detail. */
  public ProblemException withDetail(String other) {
    return new ProblemException(problem, other, violations, headers, getCause());
  }

  /** The same refusal, with what led to it, for the log only. */
  public ProblemException causedBy(Throwable cause) {
    return new ProblemException(problem, detail, violations, headers, cause);
  }

  public Problem problem() {
    return problem;
  }

  public String detail() {
    return detail;
  }

  public List<Violation> violations() {
    return violations;
  }

  public Map<String, String> headers() {
    return headers;
  }
}
