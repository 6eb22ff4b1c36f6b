package uk.ragtime.testing.truth;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Expected outcome of a command.
 *
 * @param refusals status and code of each applicable refusal, any of which is right; empty if the
 *     command is accepted
 * @param auditEntries its entries in the audit, in order
 */
record ExpectedOutcome(Set<String> refusals, List<Noted> auditEntries) {
  /**
   * An entry of the audit, as far as it follows from the rules.
   *
   * @param from null where nothing showed, and where a rating was reconfirmed
   */
  record Noted(
      Kind kind,
      String cycle,
      AgencyInArea place,
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
  static ExpectedOutcome of(Set<String> refusals, List<Noted> auditEntries) {
    return new ExpectedOutcome(refusals, refusals.isEmpty() ? auditEntries : List.of());
  }

  boolean isRefused() {
    return !refusals.isEmpty();
  }
}
