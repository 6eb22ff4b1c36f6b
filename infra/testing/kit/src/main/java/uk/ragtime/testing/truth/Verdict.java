package uk.ragtime.testing.truth;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a command is to be answered.
 *
 * @param refusals status and code of each refusal that is due; any of them is right. Empty if the
 *     command is taken.
 * @param noted what it leaves in the audit, in order
 */
record Verdict(Set<String> refusals, List<Noted> noted) {
  /**
   * An entry of the audit, as far as it follows from the rules.
   *
   * @param from null where nothing showed, and where a rating was reconfirmed
   */
  record Noted(
      Kind kind,
      String cycle,
      Place place,
      String code,
      @Nullable Rating from,
      Rating to,
      @Nullable Reason reason,
      LocalDate day) {
    enum Kind {
      CHANGED,
      RECONFIRMED
    }

    @Override
    public String toString() {
      String what = "%s of %s in %s, ".formatted(code, place, cycle);
      return what
          + switch (kind) {
            case RECONFIRMED -> "reconfirmed as " + to + " on " + day;
            case CHANGED -> "changed from %s to %s on %s, %s".formatted(from, to, day, reason);
          };
    }
  }

  /** Nothing is noted of a command that is refused. */
  static Verdict of(Set<String> refusals, List<Noted> noted) {
    return new Verdict(refusals, refusals.isEmpty() ? noted : List.of());
  }

  boolean isRefused() {
    return !refusals.isEmpty();
  }
}
