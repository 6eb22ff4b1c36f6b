package uk.ragtime.acceptance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Expected outcome of each operation, by caller. */
final class ExpectedAccess {
  /** Whatever the operation answers when it is done. */
  static final String OK = "ok";

  private static final List<String> WHO =
      List.of(
          "nobody",
          "bad",
          "operator",
          "coordinator",
          "rater",
          "lead",
          "reviewer",
          "auditor",
          "viewer",
          "stranger");

  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

  private ExpectedAccess() {}

  static ExpectedAccess read(String text) {
    ExpectedAccess table = new ExpectedAccess();
    text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(table::add);
    return table;
  }

  private void add(String line) {
    String[] words = line.strip().split("\\s+");
    if (words.length != WHO.size() + 2) {
      throw new IllegalArgumentException("not one word for each of " + WHO + ": " + line);
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < WHO.size(); i++) {
      row.put(WHO.get(i), words[i + 2]);
    }
    if (rows.put(words[0] + " " + words[1], row) != null) {
      throw new IllegalArgumentException("there twice: " + Arrays.toString(words));
    }
  }

  Set<String> operations() {
    return rows.keySet();
  }

  /** A status, or {@link #OK}. */
  String expected(String operation, String who) {
    Map<String, String> row = rows.get(operation);
    if (row == null || !row.containsKey(who)) {
      throw new IllegalArgumentException("nothing is said of " + operation + " for " + who);
    }
    return row.get(who);
  }
}
