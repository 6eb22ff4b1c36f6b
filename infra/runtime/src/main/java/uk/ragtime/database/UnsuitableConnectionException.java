package uk.ragtime.database;

import java.io.Serial;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL answers, and the services would give wrong answers over this connection. Its message
 * is a sentence for the operator.
 */
public final class UnsuitableConnectionException extends SQLException {
  @Serial private static final long serialVersionUID = 1L;

  /** SQLSTATE of a connection that is rejected. */
  private static final String REJECTED = "08004";

  UnsuitableConnectionException(String reason, @Nullable Throwable cause) {
    super(reason, REJECTED, cause);
  }
}
