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
   * @param code null for a step that is about the whole assessment
   * @param from null where nothing showed, and where a rating was reconfirmed
   * @param detail basis of an agreement, or position of the word that is withdrawn
   */
  record Noted(
      Kind kind,
      String cycle,
      AgencyInArea place,
      @Nullable String code,
      @Nullable Rating from,
      @Nullable Rating to,
      @Nullable Reason reason,
      @Nullable LocalDate day,
      @Nullable String detail) {
    enum Kind {
      CHANGED,
      RECONFIRMED,
      CHALLENGED,
      AGREED,
      WITHDRAWN,
      SUBMITTED,
      ANSWERED,
      SIGNED_OFF,
      REOPENED
    }

    static Noted step(Kind kind, String cycle, AgencyInArea place) {
      return new Noted(kind, cycle, place, null, null, null, null, null, null);
    }

    @Override
    public String toString() {
      String what = "%s of %s in %s, ".formatted(code, place, cycle);
      return what
          + switch (kind) {
            case RECONFIRMED -> "reconfirmed as " + to + " on " + day;
            case CHANGED -> "changed from %s to %s on %s, %s".formatted(from, to, day, reason);
            case CHALLENGED -> "challenged from %s to %s on %s".formatted(from, to, day);
            case AGREED -> "agreed from %s to %s on %s, %s".formatted(from, to, day, detail);
            case WITHDRAWN -> "%s of %s withdrawn, at %s".formatted(from, day, detail);
            case ANSWERED -> "answered with " + to;
            case SUBMITTED, SIGNED_OFF, REOPENED -> kind.toString();
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
