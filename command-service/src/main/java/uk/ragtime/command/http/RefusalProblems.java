package uk.ragtime.command.http;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.dispatch.ContendedException;
import uk.ragtime.command.store.StoreUnavailableException;
import uk.ragtime.database.DatabaseFailures;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.ProblemTranslator;
import uk.ragtime.web.Violation;

/** Maps refusals to HTTP problem details. */
@Component
final class RefusalProblems implements ProblemTranslator {
  static final Problem CONTENDED =
      new Problem("contended", 503, "Others change the same things all the time");
  static final Problem STORE_UNAVAILABLE =
      new Problem("store-unavailable", 503, "The event store cannot be reached");

  private static final String RETRY_AFTER = "Retry-After";

  @Override
  public @Nullable ProblemException translate(Throwable failure) {
    return switch (failure) {
      case Refused refused -> problemOf(refused);
      case ContendedException _ ->
          CONTENDED.because("Nothing is recorded; send it again").withHeader(RETRY_AFTER, "1");
      case StoreUnavailableException _ -> storeUnavailable();
      case SQLException e when DatabaseFailures.isUnavailable(e) -> storeUnavailable();
      default -> null;
    };
  }

  private static ProblemException storeUnavailable() {
    return STORE_UNAVAILABLE
        .because("Send it again with the same Idempotency-Key")
        .withHeader(RETRY_AFTER, "2");
  }

  static ProblemException problemOf(Refused refused) {
    return new ProblemException(
        problemOf(refused.code()),
        refused.detail(),
        refused.faults().stream()
            .map(fault -> new Violation(fault.field(), fault.code(), fault.message()))
            .toList());
  }

  static Problem problemOf(RefusalCode code) {
    return new Problem(code.code(), statusOf(code.kind()), code.title());
  }

  private static int statusOf(RefusalCode.Kind kind) {
    return switch (kind) {
      case UNKNOWN -> 404;
      case FORBIDDEN -> 403;
      case CONFLICT -> 409;
      case STALE -> 412;
      case RULE -> 422;
    };
  }
}
