package uk.ragtime.launcher.demonstration;

import java.util.ArrayList;
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
}
