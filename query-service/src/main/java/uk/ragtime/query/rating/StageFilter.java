package uk.ragtime.query.rating;

import static uk.ragtime.query.rating.EntryKind.AGREED;
import static uk.ragtime.query.rating.EntryKind.CHALLENGED;
import static uk.ragtime.query.rating.EntryKind.CHANGED;
import static uk.ragtime.query.rating.EntryKind.RECONFIRMED;

import java.util.EnumSet;
import java.util.Set;

/** Stages whose entries a query takes into account. */
public enum StageFilter {
  /** The agency's word, or the agreement that came after it: what counts. */
  STANDING("standing", CHANGED, RECONFIRMED, AGREED),
  /** The agency's own word. */
  SELF("self", CHANGED, RECONFIRMED),
  /** The last word, whoever spoke. */
  CHALLENGED_TOO("challenged", CHANGED, RECONFIRMED, CHALLENGED, AGREED),
  /** Agreements alone. */
  AGREED_ONLY("agreed", AGREED);

  private final String spelling;

  @SuppressWarnings("ImmutableEnumChecker") // Never changed, and only copies are handed out.
  private final Set<EntryKind> kinds;

  StageFilter(String spelling, EntryKind first, EntryKind... others) {
    this.spelling = spelling;
    this.kinds = EnumSet.of(first, others);
  }

  public String spelling() {
    return spelling;
  }

  /** Kinds of entries that count. */
  Set<EntryKind> kinds() {
    return Set.copyOf(kinds);
  }
}
