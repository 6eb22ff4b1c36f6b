package uk.ragtime.query.access;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import uk.ragtime.database.DatabaseFailures;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.ProblemTranslator;

/** Translates an unreachable PostgreSQL into a problem that asks the caller to retry. */
@Component
final class DatabaseFailureTranslator implements ProblemTranslator {
  @Override
  public @Nullable ProblemException translate(Throwable failure) {
    return switch (failure) {
      case CannotCreateTransactionException _,
          DataAccessResourceFailureException _,
          QueryTimeoutException _ ->
          unavailable(failure);
      case SQLException e when DatabaseFailures.isUnavailable(e) -> unavailable(failure);
      default -> null;
    };
  }

  private static ProblemException unavailable(Throwable failure) {
    return Problem.UNAVAILABLE
        .because("The read models cannot be read just now")
        .withHeader("Retry-After", "2")
        .causedBy(failure);
  }
}
