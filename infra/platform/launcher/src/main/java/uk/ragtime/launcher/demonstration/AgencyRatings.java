package uk.ragtime.launcher.demonstration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An agency's ratings in one area. A cell holds what was rated in a cycle, in order: {@code R},
 * {@code R>A} for two ratings, and a dot for none.
 *
 * @param cells by capability, then by cycle
 */
record AgencyRatings(Map<String, List<List<RatingCode>>> cells) {

  /** Reads a table whose first line names the cycles. */
  static AgencyRatings of(String table) {
    Map<String, List<List<RatingCode>>> cells = new LinkedHashMap<>();
    for (String line : table.lines().skip(1).toList()) {
      List<String> words = List.of(line.strip().split("\\s+"));
      List<List<RatingCode>> row = new ArrayList<>();
      for (String cell : words.subList(1, words.size())) {
        row.add(
            cell.equals(".")
                ? List.of()
                : cell.chars()
                    .filter(c -> c != '>')
                    .mapToObj(c -> RatingCode.of((char) c))
                    .toList());
      }
      cells.put(words.getFirst(), List.copyOf(row));
    }
    return new AgencyRatings(cells);
  }

  /**
   * The same with nothing before a cycle, which has the last rating before it where it has none.
   */
  AgencyRatings lastIn(int cycle) {
    Map<String, List<List<RatingCode>>> last = new LinkedHashMap<>();
    cells.forEach((capability, row) -> {
      List<List<RatingCode>> kept = new ArrayList<>(Collections.nCopies(cycle - 1, List.of()));
      kept.add(
          row.subList(0, cycle).stream()
              .filter(words -> !words.isEmpty())
              .reduce(List.of(), (_, later) -> later));
      last.put(capability, List.copyOf(kept));
    });
    return new AgencyRatings(last);
  }
}
