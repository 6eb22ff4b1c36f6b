package uk.ragtime.portal.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Profiles beside an earlier moment: two unlisted areas, one of twenty agencies and twenty
 * capabilities, {@link #TWENTY}, and one with a single rating, {@link #SPARSE}.
 */
public final class StubHeat {
  public static final String TWENTY = "twenty";
  public static final String SPARSE = "sparse";

  private static final Pattern PATH =
      Pattern.compile("/v1/lancashire/areas/([^/]+)/(profile|history|movement)");
  private static final List<String> RATINGS = List.of("RED", "AMBER", "GREEN");

  private StubHeat() {}

  static @Nullable Object find(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return null;
    }
    return switch (matcher.group(1)) {
      case TWENTY -> big(matcher.group(2), true);
      case SPARSE -> big(matcher.group(2), false);
      default -> null;
    };
  }

  private static Map<String, Object> cell(String agency, @Nullable String from) {
    return Map.of("agency", agency, "from", from == null ? "NOT_RATED" : from);
  }

  private static @Nullable String rating(int capability, int agency, int moment, boolean full) {
    if (!full) {
      return capability == 0 && agency == 0 && moment == 1 ? "RED" : null;
    }
    int seed = (capability * 31 + agency * 17 + moment * ((capability + agency) % 3)) % 10;
    return seed == 9 ? null : seed == 8 ? "NOT_APPLICABLE" : RATINGS.get(seed % 3);
  }

  private static Map<String, Object> big(String answer, boolean full) {
    int capabilities = full ? 20 : 11;
    int agencies = full ? 20 : 7;
    List<Map<String, Object>> rows = new ArrayList<>();
    Map<String, Object> all = Demonstration.noCounts();
    for (int c = 0; c < capabilities; c++) {
      Map<String, Object> counts = Demonstration.noCounts();
      List<Map<String, Object>> ratings = new ArrayList<>();
      List<Map<String, Object>> before = new ArrayList<>();
      for (int agency = 0; agency < agencies; agency++) {
        String rating = rating(c, agency, 1, full);
        before.add(cell("agency-" + agency, rating(c, agency, 0, full)));
        counts.merge(Demonstration.key(rating), 1, (a, b) -> (int) a + (int) b);
        all.merge(Demonstration.key(rating), 1, (a, b) -> (int) a + (int) b);
        if (rating != null) {
          ratings.add(
              Map.of(
                  "agency",
                  "agency-" + agency,
                  "rating",
                  rating,
                  "stage",
                  "SELF",
                  "cycle",
                  "2026-autumn",
                  "carriedOver",
                  full && (c + agency) % 4 == 0));
        }
      }
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("code", "capability-" + c);
      row.put("title", Demonstration.CAPABILITIES.get(c % 11).title());
      row.put("section", c < 7 ? "knowledge" : c < 14 ? "practice" : "reflection");
      row.put("rollup", Demonstration.rollUp(counts, "worst"));
      row.put("distribution", counts);
      row.put("ratings", ratings);
      row.put("agencies", before);
      rows.add(row);
    }
    return switch (answer) {
      case "history" ->
          Map.of(
              "checklist",
              Demonstration.CHECKLIST,
              "points",
              List.of(
                  Map.of(
                      "period",
                      "2026-autumn",
                      "version",
                      2,
                      "distribution",
                      all,
                      "capabilities",
                      List.of())));
      case "movement" ->
          Map.of(
              "checklist",
              Demonstration.CHECKLIST,
              "from",
              Map.of("day", "2026-05-15", "cycle", "2026-spring"),
              "capabilities",
              rows);
      default ->
          Map.of(
              "name",
              full ? "Twenty by twenty" : "Hardly rated",
              "position",
              400,
              "checklist",
              Demonstration.CHECKLIST,
              "version",
              2,
              "cycle",
              "2026-autumn",
              "agencies",
              agencies(agencies),
              "capabilities",
              rows);
    };
  }

  private static List<Map<String, Object>> agencies(int number) {
    return IntStream.range(0, number)
        .mapToObj(agency ->
            Map.<String, Object>of(
                "agency",
                "agency-" + agency,
                "name",
                Demonstration.AGENCIES.get(agency % 8).name()
                    + (agency < 8 ? "" : agency < 16 ? " North" : " South")))
        .toList();
  }
}
