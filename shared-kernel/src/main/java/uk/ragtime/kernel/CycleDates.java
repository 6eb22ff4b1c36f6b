package uk.ragtime.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Beginning of a review cycle and day of its outcome. Cycles of one checklist follow one another in
 * the order of their outcomes, which is the natural order here: a year-long cycle comes after the
 * short one within it.
 *
 * @param opensOn the first day, in London, on which ratings are taken
 * @param cutOff the instant from which they are no longer taken; a historic cycle takes them until
 *     it is closed
 * @param closedAt when it was closed; null while it is not
 */
public record CycleDates(
    CycleCode cycle,
    LocalDate opensOn,
    Instant cutOff,
    boolean historic,
    @Nullable Instant closedAt)
    implements Comparable<CycleDates> {
  private static final Comparator<CycleDates> BY_OUTCOME =
      Comparator.comparing(CycleDates::outcomeAt)
          .thenComparing(CycleDates::opensOn)
          .thenComparing(CycleDates::cycle, Comparator.comparing(CycleCode::value));

  /**
   * The last moment that belongs to the cycle: a microsecond before its cut-off, or before its
   * closing if that was earlier.
   */
  public Instant outcomeAt() {
    Instant end = closedAt != null && closedAt.isBefore(cutOff) ? closedAt : cutOff;
    return end.minus(1, ChronoUnit.MICROS);
  }

  /** The day, in London, whose ratings are the outcome. */
  public LocalDate outcomeDay() {
    return Calendar.dayOf(outcomeAt());
  }

  /**
   * The last moment at which something could be recorded that belongs to the outcome; empty while a
   * historic cycle is still open.
   */
  public Optional<Instant> settledAt() {
    if (!historic) {
      return Optional.of(outcomeAt());
    }
    return Optional.ofNullable(closedAt).map(closed -> closed.minus(1, ChronoUnit.MICROS));
  }

  @Override
  public int compareTo(CycleDates other) {
    return BY_OUTCOME.compare(this, other);
  }
}
