package uk.ragtime.database;

import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import uk.ragtime.worker.FailureReason;

/** Tells failures of PostgreSQL's availability from those of a statement. */
public final class DatabaseFailures {
  private static final int CLASS_LENGTH = 2;

  private DatabaseFailures() {}

  /**
   * Whether the same statement may succeed later: the server is away, restarts, takes no writes, is
   * overloaded, or gave way to another transaction.
   */
  public static boolean isUnavailable(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    if (state == null) {
      // PostgreSQL and its driver always give a state; a pool whose connection broke gives none.
      return true;
    }
    if (state.length() < CLASS_LENGTH) {
      return isConnectionFailure(failure);
    }
    // Classes of SQLSTATE, as PostgreSQL's manual lists them. 55 is also the driver's word for a
    // statement whose connection the pool has closed meanwhile.
    return switch (state.substring(0, CLASS_LENGTH)) {
      case "08", "40", "53", "55", "57", "58" -> true;
      case "25" -> isEndOfSession(state);
      default -> isConnectionFailure(failure);
    };
  }

  /** A server that only reads, and transactions that the server ended. */
  private static boolean isEndOfSession(String state) {
    return switch (state) {
      case "25006", "25P03", "25P04" -> true;
      default -> false;
    };
  }

  /** Whether a connection could not be made or was lost. */
  public static boolean isConnectionFailure(SQLException failure) {
    return failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException
        || failure instanceof SQLRecoverableException;
  }

  /** Whether PostgreSQL answered and refused the role or its password: waiting does not help. */
  public static boolean isLoginRefused(Throwable failure) {
    return FailureReason.causes(failure).noneMatch(UnsuitableConnectionException.class::isInstance)
        && FailureReason.causes(failure)
            .anyMatch(it -> it instanceof SQLException e && isLoginRefused(e.getSQLState()));
  }

  // 08004 is the driver's own refusal: no password is set and the server demands one.
  private static boolean isLoginRefused(@Nullable String state) {
    return switch (state) {
      case "28000", "28P01", "08004" -> true;
      case null, default -> false;
    };
  }

  /** Whether the server's certificate is not trusted, or a file of certificates is unreadable. */
  public static boolean isUntrusted(Throwable failure) {
    return FailureReason.causes(failure).anyMatch(SQLException.class::isInstance)
        && FailureReason.causes(failure)
            .anyMatch(it ->
                it instanceof GeneralSecurityException
                    || it instanceof FileNotFoundException
                    || it instanceof NoSuchFileException);
  }

  /**
   * Sentence for the operator about an attempt to connect that failed.
   *
   * @param user whose login it was
   */
  public static String sentence(Throwable failure, String user) {
    if (isLoginRefused(failure)) {
      return "PostgreSQL refuses the login of " + user;
    }
    return DatabaseState.unreachable(failure).remark();
  }
}
