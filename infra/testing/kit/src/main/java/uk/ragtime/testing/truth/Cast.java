package uk.ragtime.testing.truth;

import java.util.List;

/** The areas and agencies of a history: mostly one of each, so that acts meet. */
record Cast(List<String> areas, List<String> agencies) {
  static Cast any(Chance chance) {
    return new Cast(
        chance.in100(70) ? List.of("north") : List.of("north", "south"),
        chance.in100(70) ? List.of("midwifery") : List.of("midwifery", "visiting"));
  }

  List<Place> places() {
    return new Model(areas, agencies).places();
  }

  @Override
  public String toString() {
    return "areas %s, agencies %s, each in every area"
        .formatted(String.join(", ", areas), String.join(", ", agencies));
  }
}
