package uk.ragtime.worker;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** True cause of a failure, as one line for the log. */
public final class FailureReason {
  /** Deeper than any chain that tells anything. */
  private static final int MOST_CAUSES = 50;

  private FailureReason() {}

  /**
   * The failure in the words of PostgreSQL or its driver, where it comes from there: those of the
   * pool around it hold times and counts, and no cause. Otherwise the failure and its root cause.
   */
  public static String of(Throwable failure) {
    List<Throwable> causes = causes(failure).toList();
    Throwable told =
        causes.stream().filter(SQLException.class::isInstance).reduce(failure, (_, last) -> last);
    Throwable root = causes.getLast();
    String words = told instanceof SQLException ? firstLine(told.getMessage()) : inFull(told);
    return root.equals(told) ? words : words + " (" + inFull(root) + ")";
  }

  /** A failure and its causes, the root last. Chains can be circular, and end in time. */
  public static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MOST_CAUSES);
  }

  private static String inFull(Throwable failure) {
    return firstLine(failure.toString());
  }

  /** Further lines of PostgreSQL's may quote data. */
  private static String firstLine(@Nullable String text) {
    return String.valueOf(text).lines().findFirst().orElse("").strip();
  }
}
