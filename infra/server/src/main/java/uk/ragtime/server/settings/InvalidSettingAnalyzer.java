package uk.ragtime.server.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Reports a refused setting with its own action, where Spring would give a general one. */
@Order(InvalidSettingAnalyzer.BEFORE_SPRING)
final class InvalidSettingAnalyzer extends AbstractFailureAnalyzer<InvalidSettingException> {
  /** Spring's own analyzers have no order, and so come last. */
  static final int BEFORE_SPRING = 0;

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, InvalidSettingException refusal) {
    return new FailureAnalysis(refusal.getMessage() + ".", refusal.action(), refusal);
  }
}
