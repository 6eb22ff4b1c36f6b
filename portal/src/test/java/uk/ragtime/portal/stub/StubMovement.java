package uk.ragtime.portal.stub;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Movements and the matrix of the demonstration, capability by capability. */
final class StubMovement {
  private static final Pattern PATH = Pattern.compile("/v1/lancashire/areas/([^/]+)/movement");
  private static final List<String> SCALE = List.of("RED", "AMBER", "GREEN");

  /** Rating of a capability of an agency; null for none. */
  interface Ratings {
    @Nullable String of(int capability, int agency);
  }

  private StubMovement() {}

  /** Answer for a path; null if it is not of a movement, or there is no cycle before. */
  static @Nullable Object find(String path, @Nullable String from, @Nullable String to) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return null;
    }
    int area =
        Demonstration.AREAS.stream()
            .map(Demonstration.Named::code)
            .toList()
            .indexOf(matcher.group(1));
    int last = to == null ? Demonstration.CYCLES.size() - 1 : cycle(to);
    int first = from == null ? last - 1 : cycle(from);
    if (area < 0 || first < 0 || last < 0) {
      return null;
    }
    return movement(
        end(from, first),
        end(to, last),
        Demonstration.capabilities(Demonstration.CYCLES.get(last).version()),
        Demonstration.AGENCIES.stream().map(Demonstration.Named::code).toList(),
        (capability, agency) -> Demonstration.rating(area, capability, agency, first),
        (capability, agency) -> Demonstration.rating(area, capability, agency, last));
  }

  /** Index of a named cycle, or of the one of a day; -1 for neither. */
  private static int cycle(String text) {
    int named = Demonstration.CYCLES.stream().map(Demonstration.Cycle::code).toList().indexOf(text);
    return named < 0 && text.matches("\\d{4}-\\d{2}-\\d{2}")
        ? Demonstration.cycleOn(LocalDate.parse(text))
        : named;
  }

  private static Map<String, Object> end(@Nullable String named, int cycle) {
    Map<String, Object> end = new LinkedHashMap<>();
    Demonstration.Cycle of = Demonstration.CYCLES.get(cycle);
    boolean day = named != null && !named.equals(of.code());
    String today = "2026-11-30";
    String outcome = of.status().equals("OPEN") ? today : of.outcomeOn();
    end.put("day", day ? named : outcome);
    end.put("at", end.get("day") + "T17:00:00Z");
    if (!day) {
      end.put("cycle", of.code());
    }
    return end;
  }

  /** A movement between two sets of ratings. */
  static Map<String, Object> movement(
      Map<String, Object> from,
      Map<String, Object> to,
      List<Demonstration.Capability> capabilities,
      List<String> agencies,
      Ratings before,
      Ratings after) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    List.of(
            "improved",
            "declined",
            "unchanged",
            "new",
            "reinterpreted",
            "regrouped",
            "gone",
            "notRated")
        .forEach(name -> counts.put(name, 0));
    Map<List<String>, Integer> transitions = new LinkedHashMap<>();
    List<Map<String, Object>> rows = new ArrayList<>();
    int days = 0;
    int flapping = 0;
    for (int c = 0; c < capabilities.size(); c++) {
      List<Map<String, Object>> cells = new ArrayList<>();
      for (int a = 0; a < agencies.size(); a++) {
        String was = before.of(c, a);
        String is = after.of(c, a);
        String move = move(was, is);
        counts.merge(name(move), 1, Integer::sum);
        transitions.merge(List.of(state(was), state(is)), 1, Integer::sum);
        int period =
            Math.toIntExact(
                ChronoUnit.DAYS.between(
                    LocalDate.parse((String) from.get("day")),
                    LocalDate.parse((String) to.get("day"))));
        int red =
            (state(was).equals("RED") ? period / 2 : 0)
                + (state(is).equals("RED") ? period - period / 2 : 0);
        boolean turns = (c * 5 + a * 3) % 29 == 7;
        days += red;
        flapping += turns ? 1 : 0;
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("agency", agencies.get(a));
        cell.put("from", state(was));
        cell.put("to", state(is));
        cell.put("move", move);
        cell.put("daysInRed", red);
        cell.put("turns", turns ? 2 : 0);
        cell.put("flapping", turns);
        cells.add(cell);
      }
      int capability = c;
      rows.add(
          row(
              capabilities.get(c),
              counted(agencies.size(), a -> before.of(capability, a)),
              counted(agencies.size(), a -> after.of(capability, a)),
              cells));
    }
    Map<String, Object> movement = new LinkedHashMap<>();
    movement.put("area", "blackpool");
    movement.put("from", from);
    movement.put("to", to);
    movement.put("checklist", Demonstration.CHECKLIST);
    movement.put("version", 2);
    movement.put("cycle", "2026-autumn");
    movement.put("position", 400);
    movement.put("counts", counts);
    movement.put(
        "transitions",
        transitions.entrySet().stream()
            .map(it ->
                Map.of(
                    "from", it.getKey().get(0),
                    "to", it.getKey().get(1),
                    "count", it.getValue()))
            .toList());
    movement.put("daysInRed", days);
    movement.put("flapping", flapping);
    movement.put("capabilities", rows);
    movement.put("unmapped", List.of());
    return movement;
  }

  private static Map<String, Object> row(
      Demonstration.Capability capability,
      Map<String, Object> before,
      Map<String, Object> after,
      List<Map<String, Object>> cells) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("code", capability.code());
    row.put("title", capability.title());
    row.put("section", capability.section());
    row.put("mapping", "SAME");
    row.put("acrossWording", false);
    row.put("before", before);
    row.put("after", after);
    row.put("agencies", cells);
    return row;
  }

  private static Map<String, Object> counted(int agencies, IntFunction<@Nullable String> ratings) {
    Map<String, Object> counts = Demonstration.noCounts();
    for (int a = 0; a < agencies; a++) {
      counts.merge(Demonstration.key(ratings.apply(a)), 1, (x, y) -> (int) x + (int) y);
    }
    return Map.of("rollup", Demonstration.rollUp(counts, "worst"), "distribution", counts);
  }

  private static String move(@Nullable String was, @Nullable String is) {
    if (was == null) {
      return is == null ? "NOT_RATED" : "NEW";
    }
    if (is == null) {
      return "GONE";
    }
    if (was.equals(is)) {
      return "UNCHANGED";
    }
    if (!SCALE.contains(was) || !SCALE.contains(is)) {
      return "REINTERPRETED";
    }
    return SCALE.indexOf(is) > SCALE.indexOf(was) ? "IMPROVED" : "DECLINED";
  }

  private static String name(String move) {
    return move.equals("NOT_RATED") ? "notRated" : move.toLowerCase(Locale.ROOT);
  }

  private static String state(@Nullable String rating) {
    return rating == null ? "NOT_RATED" : rating;
  }

  /** The matrix on a day or at the outcome of a cycle. */
  static Map<String, Object> matrix(@Nullable String asOf, @Nullable String cycle) {
    int at =
        cycle != null ? cycle(cycle) : asOf == null ? Demonstration.CYCLES.size() - 1 : cycle(asOf);
    List<Demonstration.Capability> capabilities =
        Demonstration.capabilities(Demonstration.CYCLES.get(at).version());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int area = 0; area < Demonstration.AREAS.size(); area++) {
      List<Map<String, Object>> cells = new ArrayList<>();
      for (int c = 0; c < capabilities.size(); c++) {
        Map<String, Object> counts = Demonstration.distribution(area, c, at);
        cells.add(Map.of("rollup", Demonstration.rollUp(counts, "worst"), "distribution", counts));
      }
      rows.add(
          Map.of(
              "area",
              Demonstration.AREAS.get(area).code(),
              "name",
              Demonstration.AREAS.get(area).name(),
              "agencies",
              Demonstration.AGENCIES.size(),
              "distribution",
              Demonstration.distribution(area, -1, at),
              "cells",
              cells));
    }
    return Map.of(
        "asOfDay",
        asOf == null ? "2026-11-30" : asOf,
        "checklist",
        Demonstration.CHECKLIST,
        "version",
        2,
        "capabilities",
        capabilities.stream()
            .map(it -> Map.of("code", it.code(), "title", it.title(), "section", it.section()))
            .toList(),
        "areas",
        rows);
  }
}
