package uk.ragtime.kernel.lineage;

import java.util.HashSet;
import java.util.List;
import uk.ragtime.kernel.CapabilityCode;

/**
 * The capabilities of the version before that an item carries on.
 *
 * @param codes one for SAME, REWORDED and SPLIT, two or more for MERGED, none for NEW
 */
public record Origin(Kind kind, List<CapabilityCode> codes) {
  /** The item begins here, whatever its code was used for before. */
  public static final Origin NEW = new Origin(Kind.NEW, List.of());

  /** Kind of succession of an item. Stored in events: add, never rename. */
  public enum Kind {
    /** It is the same capability, perhaps under another code. */
    SAME,
    /** It is the same capability in other words: ratings are compared, and marked. */
    REWORDED,
    /** It is a part of one that became several. */
    SPLIT,
    /** It takes the place of several. */
    MERGED,
    /** Nothing came before it. */
    NEW
  }

  /**
   * @throws IllegalArgumentException if the number of codes does not fit the kind, or a code is
   *     there twice
   */
  public Origin {
    codes = List.copyOf(codes);
    boolean fits =
        switch (kind) {
          case SAME, REWORDED, SPLIT -> codes.size() == 1;
          case MERGED -> codes.size() > 1 && new HashSet<>(codes).size() == codes.size();
          case NEW -> codes.isEmpty();
        };
    if (!fits) {
      throw new IllegalArgumentException(
          switch (kind) {
            case SAME, REWORDED, SPLIT -> "must name exactly one capability of the version before";
            case MERGED -> "must name two or more different capabilities of the version before";
            case NEW -> "must name no capability";
          });
    }
  }

  /** The same capability, under the code that it had. */
  public static Origin same(CapabilityCode code) {
    return new Origin(Kind.SAME, List.of(code));
  }
}
