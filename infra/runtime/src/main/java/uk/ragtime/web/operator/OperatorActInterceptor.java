package uk.ragtime.web.operator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerInterceptor;
import uk.ragtime.web.Caller;
import uk.ragtime.web.CorrelationId;
import uk.ragtime.web.OperatorRegistry;
import uk.ragtime.web.Problem;
import uk.ragtime.web.security.CallerOfRequest;

/**
 * Records every request of an operator that may change something, whatever its handler does: what
 * cannot be recorded is not done. Reading is not recorded.
 */
final class OperatorActInterceptor implements HandlerInterceptor {
  private static final Logger log = LoggerFactory.getLogger(OperatorActInterceptor.class);
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String NUMBER = OperatorActInterceptor.class.getName();
  private static final String COME_AGAIN_AFTER = "5";

  private final OperatorRegistry operators;
  private final OperatorActs acts;

  OperatorActInterceptor(OperatorRegistry operators, OperatorActs acts) {
    this.operators = operators;
    this.acts = acts;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Caller caller = CallerOfRequest.known();
    if (caller == null || !operators.contains(caller) || READING.contains(request.getMethod())) {
      return true;
    }
    String act = request.getMethod() + " " + request.getRequestURI();
    try {
      request.setAttribute(NUMBER, acts.record(caller, act, correlation(request)));
    } catch (SQLException e) {
      throw Problem.UNAVAILABLE
          .because("The database cannot record the act just now")
          .withHeader("Retry-After", COME_AGAIN_AFTER)
          .causedBy(e);
    }
    log.info("An operator asked: {}", act);
    return true;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    if (request.getAttribute(NUMBER) instanceof Long number) {
      try {
        acts.conclude(number, response.getStatus());
      } catch (SQLException e) {
        log.warn("The record of an operator's act lacks its status {}", response.getStatus(), e);
      }
    }
  }

  private static String correlation(HttpServletRequest request) {
    return request.getAttribute(CorrelationId.class.getName()) instanceof CorrelationId known
        ? known.value()
        : "";
  }
}
