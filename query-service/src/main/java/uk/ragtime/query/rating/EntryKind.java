package uk.ragtime.query.rating;

import java.util.Collection;
import java.util.stream.Collectors;

/** Act that an entry records. */
public enum EntryKind {
  /** A rating was given. */
  CHANGED('C'),
  /** A rating was reviewed and left as it is. */
  RECONFIRMED('R'),
  /** A reviewer disagreed with the agency's rating, and named the one that they see. */
  CHALLENGED('H'),
  /** Agency and reviewer settled on a rating. */
  AGREED('A'),
  /** The agency took an entry back. */
  WITHDRAWN('W');

  private final char letter;

  EntryKind(char letter) {
    this.letter = letter;
  }

  /** Letter of the kind in {@code rating_entry.kind_letter}. */
  public String letter() {
    return String.valueOf(letter);
  }

  /** SQL condition that an entry is of one of some kinds, as the indexes of entries have it. */
  public static String in(String entry, Collection<EntryKind> kinds) {
    return kinds.stream()
        .sorted()
        .map(kind -> "'" + kind.letter + "'")
        .collect(Collectors.joining(", ", entry + ".kind_letter in (", ")"));
  }
}
