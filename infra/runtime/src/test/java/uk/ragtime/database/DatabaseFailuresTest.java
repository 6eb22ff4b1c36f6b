package uk.ragtime.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailuresTest {
  @ParameterizedTest
  @NullSource // the pool, of a connection that it has closed
  @ValueSource(
      strings = {
        "08001", "08003", "08004", "08006", "57P01", "57P02", "57P03", "57014", "53300", "58030",
        "25006", "25P03", "40001", "40P01", "55000", "55P03"
      })
  @DisplayName("C4: a server that is away, restarts or only reads is unavailable")
  void isUnavailable(@Nullable String state) {
    assertThat(DatabaseFailures.isUnavailable(new SQLException("no", state))).isTrue();
  }

  @Test
  @DisplayName("C4: a pool that has no connection in time is unavailable, whatever the cause")
  void aPoolWithoutConnectionsIsUnavailable() {
    assertThat(
            DatabaseFailures.isUnavailable(
                new SQLTransientConnectionException("request timed out", "28P01")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "22P05", "23505", "25P02", "42601", "42501", "XX000"})
  void aFaultyStatementIsNot(String state) {
    assertThat(DatabaseFailures.isUnavailable(new SQLException("no", state))).isFalse();
  }
}
