package uk.ragtime.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a connection that was rejected during the start as its sentence. */
final class UnsuitableConnectionAnalyzer
    extends AbstractFailureAnalyzer<UnsuitableConnectionException> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, UnsuitableConnectionException refusal) {
    return new FailureAnalysis(refusal.getMessage(), null, refusal);
  }
}
