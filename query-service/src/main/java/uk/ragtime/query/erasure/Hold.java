package uk.ragtime.query.erasure;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.event.ErasureEvent.ErasureCarriedOut;
import uk.ragtime.kernel.event.ErasureEvent.ErasureDeferred;
import uk.ragtime.kernel.event.ErasureEvent.HoldLifted;
import uk.ragtime.kernel.event.ErasureEvent.HoldPlaced;
import uk.ragtime.kernel.event.ErasureEvent.PersonErased;
import uk.ragtime.kernel.event.ErasureEvent.TextsErased;
import uk.ragtime.query.erasure.ErasureLog.Entry;

/**
 * A hold as its events tell it.
 *
 * @param placing the entry of {@code placed}
 * @param placed as it stands: a hold that is placed again replaces what it was
 * @param lifting the entry of {@code lifted}
 * @param lifted null while it is not
 */
record Hold(
    HoldNumber number,
    Entry placing,
    HoldPlaced placed,
    @Nullable Entry lifting,
    @Nullable HoldLifted lifted)
    implements Comparable<Hold> {
  private static final int YEAR = 4;

  private static final Comparator<String> ORDER =
      Comparator.comparing((String number) -> number.substring(0, YEAR))
          .thenComparingInt(String::length)
          .thenComparing(Comparator.<String>naturalOrder())
          .reversed();

  /**
   * @param entries at least one, in the order of the log
   */
  static Hold of(HoldNumber number, List<Entry> entries) {
    Entry placing = null;
    HoldPlaced placed = null;
    Entry lifting = null;
    HoldLifted lifted = null;
    for (Entry entry : entries) {
      switch (entry.event()) {
        case HoldPlaced e -> {
          placing = entry;
          placed = e;
        }
        case HoldLifted e -> {
          lifting = entry;
          lifted = e;
        }
        case PersonErased _, TextsErased _, ErasureDeferred _, ErasureCarriedOut _ ->
            throw new IllegalStateException("an erasure is no part of a hold");
      }
    }
    if (placing == null || placed == null) {
      throw new IllegalStateException("hold " + number + " was never placed");
    }
    return new Hold(number, placing, placed, lifting, lifted);
  }

  HoldState stateOn(LocalDate day) {
    if (lifted != null) {
      return HoldState.LIFTED;
    }
    LocalDate until = placed.until();
    return until != null && day.isAfter(until) ? HoldState.ENDED : HoldState.IN_FORCE;
  }

  /** Version at which it changed last. */
  long version() {
    return lifting == null ? placing.version() : lifting.version();
  }

  /** Latest year first, and within it the highest number: the longer one is higher. */
  @Override
  public int compareTo(Hold other) {
    return ORDER.compare(number.value(), other.number.value());
  }
}
