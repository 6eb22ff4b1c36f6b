package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A cycle as it was between two recordings.
 *
 * @param bothOnRecord whether an agreement takes the recorded word of both sides
 * @param closedAt null while nobody has closed it
 */
record ModelCycle(
    String code,
    String checklist,
    int version,
    LocalDate opensOn,
    Instant cutOff,
    boolean historic,
    boolean bothOnRecord,
    @Nullable Instant closedAt,
    Instant recordedAt) {
  static final ZoneId LONDON = ZoneId.of("Europe/London");

  static final Comparator<ModelCycle> IN_ORDER =
      Comparator.comparing(ModelCycle::outcomeInstant)
          .thenComparing(ModelCycle::opensOn)
          .thenComparing(ModelCycle::code);

  static LocalDate dayOf(Instant instant) {
    return instant.atZone(LONDON).toLocalDate();
  }

  static Instant justBefore(Instant instant) {
    return instant.minus(1, ChronoUnit.MICROS);
  }

  ModelCycle closed(Instant at) {
    return new ModelCycle(
        code, checklist, version, opensOn, cutOff, historic, bothOnRecord, at, at);
  }

  Instant outcomeInstant() {
    return justBefore(closedAt != null && closedAt.isBefore(cutOff) ? closedAt : cutOff);
  }

  /** The last day that a rating in it may be true from. */
  LocalDate lastDay() {
    return dayOf(justBefore(cutOff));
  }

  /** The day of an act that names none. */
  LocalDate usualDay(Instant now) {
    LocalDate today = dayOf(now);
    return lastDay().isBefore(today) ? lastDay() : today;
  }

  boolean hasOpenedBy(LocalDate day) {
    return !opensOn.isAfter(day);
  }

  /** Whether nothing more is to come, unless its dates are changed. */
  boolean isFinished(Instant now) {
    return closedAt != null || (!historic && !now.isBefore(cutOff));
  }
}
