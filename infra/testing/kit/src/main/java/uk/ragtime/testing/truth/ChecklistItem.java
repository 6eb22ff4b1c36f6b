package uk.ragtime.testing.truth;

import java.util.List;

/**
 * An item of a checklist version as its publisher writes it.
 *
 * @param kind of what it carries on; of no meaning where nothing is said
 * @param codes of the items that it carries on, of the version before
 */
record ChecklistItem(String code, Said said, Kind kind, List<String> codes) {
  /** The publisher's way of declaring what an item carries on. */
  enum Said {
    NOTHING,
    MAPS_FROM,
    FROM
  }

  enum Kind {
    SAME,
    REWORDED,
    SPLIT,
    MERGED,
    NEW
  }

  static ChecklistItem bare(String code) {
    return new ChecklistItem(code, Said.NOTHING, Kind.NEW, List.of());
  }

  static ChecklistItem mapsFrom(String code, String former) {
    return new ChecklistItem(code, Said.MAPS_FROM, Kind.SAME, List.of(former));
  }

  static ChecklistItem from(String code, Kind kind, List<String> former) {
    return new ChecklistItem(code, Said.FROM, kind, former);
  }

  /** The item with its mapping written out. */
  ChecklistItem spelledOut(List<String> formerCodes) {
    if (said != Said.NOTHING) {
      return this;
    }
    return formerCodes.contains(code)
        ? from(code, Kind.SAME, List.of(code))
        : from(code, Kind.NEW, List.of());
  }

  boolean continuesItsLine() {
    return kind == Kind.SAME || kind == Kind.REWORDED;
  }

  @Override
  public String toString() {
    return switch (said) {
      case NOTHING -> code;
      case MAPS_FROM -> code + " mapsFrom " + codes.getFirst();
      case FROM -> code + " " + kind + (codes.isEmpty() ? "" : " from " + String.join(", ", codes));
    };
  }
}
