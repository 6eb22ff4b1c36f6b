package uk.ragtime.testing.truth;

import java.util.List;

/**
 * The areas and agencies of a history: mostly one of each, so that steps affect each other.
 *
 * @param led whether somebody leads the agencies
 */
record Participants(List<String> areas, List<String> agencies, boolean led) {
  static Participants any(SeededRandom random) {
    return new Participants(
        random.in100(70) ? List.of("north") : List.of("north", "south"),
        random.in100(70) ? List.of("midwifery") : List.of("midwifery", "visiting"),
        random.in100(40));
  }

  List<AgencyInArea> places() {
    return new Model(areas, agencies).places();
  }

  @Override
  public String toString() {
    return "areas %s, agencies %s, each in every area%s"
        .formatted(
            String.join(", ", areas), String.join(", ", agencies), led ? ", with a lead" : "");
  }
}
