package uk.ragtime.query.rating;

import static uk.ragtime.query.rating.EntryKind.AGREED;
import static uk.ragtime.query.rating.EntryKind.CHALLENGED;
import static uk.ragtime.query.rating.EntryKind.CHANGED;
import static uk.ragtime.query.rating.EntryKind.RECONFIRMED;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

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

  @SuppressWarnings("ImmutableEnumChecker") // Never changed, and never handed out.
  private final Set<EntryKind> kinds;

  StageFilter(String spelling, EntryKind first, EntryKind... others) {
    this.spelling = spelling;
    this.kinds = EnumSet.of(first, others);
  }

  public String spelling() {
    return spelling;
  }

  /** Kinds of entries that count, as a list in SQL. */
  String kindsInSql() {
    return kinds.stream().map(kind -> "'" + kind + "'").collect(Collectors.joining(", "));
  }
}
