package uk.ragtime.query.access;

import org.springframework.stereotype.Component;
import uk.ragtime.web.Caller;
import uk.ragtime.web.OperatorRegistry;
import uk.ragtime.web.Problem;

/** Admits operators to endpoints that run the platform. None of them returns a rating. */
@Component
public final class OperatorAccess {
  private final OperatorRegistry operators;

  OperatorAccess(OperatorRegistry operators) {
    this.operators = operators;
  }

  /**
   * @throws uk.ragtime.web.ProblemException not-allowed
   */
  public void require(Caller caller) {
    if (!operators.contains(caller)) {
      throw Problem.NOT_ALLOWED.because("Only an operator of the platform may do this");
    }
  }
}
