package uk.ragtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureReasonTest {
  @Test
  void postgresqlsOwnWordsAreToldWhereItHasAny() {
    Exception failure =
        new IllegalStateException(
            "Connection is not available, request timed out after 5003ms",
            new SQLException("FATAL: password authentication failed\nDetail"));

    assertThat(FailureReason.of(failure)).isEqualTo("FATAL: password authentication failed");
  }

  @Test
  void otherwiseTheFailureIsToldWithItsRoot() {
    Exception failure = new IllegalStateException("sending", new IllegalArgumentException("why"));

    assertThat(FailureReason.of(failure))
        .isEqualTo(
            "java.lang.IllegalStateException: sending"
                + " (java.lang.IllegalArgumentException: why)");
  }

  @Test
  void circularCausesEnd() {
    Exception first = new IllegalStateException("first");
    Exception second = new IllegalStateException("second", first);
    first.initCause(second);

    assertThat(FailureReason.of(first)).startsWith("java.lang.IllegalStateException: first");
  }
}
