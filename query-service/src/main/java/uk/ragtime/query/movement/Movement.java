package uk.ragtime.query.movement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Descent;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.Mapping;
import uk.ragtime.query.profile.Counted;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.rating.RatingTimeline;
import uk.ragtime.query.rating.RatingWindow;

/**
 * What changed in an area between two moments.
 *
 * @param transitions how many cells went from which rating to which; those that none did are left
 *     out
 * @param daysInRed of all cells together
 * @param flapping how many cells go up and down
 */
record Movement(
    Counts counts,
    List<Transition> transitions,
    long daysInRed,
    int flapping,
    List<Row> capabilities) {
  /** A rating, that there is none, or that several were rated unlike. */
  enum State {
    NOT_RATED,
    REGROUPED,
    RED,
    AMBER,
    GREEN,
    NOT_APPLICABLE;

    static State of(@Nullable Rating rating) {
      return switch (rating) {
        case null -> NOT_RATED;
        case RED -> RED;
        case AMBER -> AMBER;
        case GREEN -> GREEN;
        case NOT_APPLICABLE -> NOT_APPLICABLE;
      };
    }
  }

  /** How many cells moved how, each counted once. */
  record Counts(
      int improved,
      int declined,
      int unchanged,
      @JsonProperty("new") int rated,
      int reinterpreted,
      int regrouped,
      int gone,
      int notRated) {
    static Counts of(Map<Move, Integer> moves) {
      return new Counts(
          moves.getOrDefault(Move.IMPROVED, 0),
          moves.getOrDefault(Move.DECLINED, 0),
          moves.getOrDefault(Move.UNCHANGED, 0),
          moves.getOrDefault(Move.NEW, 0),
          moves.getOrDefault(Move.REINTERPRETED, 0),
          moves.getOrDefault(Move.REGROUPED, 0),
          moves.getOrDefault(Move.GONE, 0),
          moves.getOrDefault(Move.NOT_RATED, 0));
    }
  }

  record Transition(State from, State to, int count) {}

  /**
   * @param mapping how the capability stands to the version that was in use at the first moment
   * @param acrossWording whether it was put in other words in between, so that ratings of the two
   *     are compared with care
   */
  record Row(
      CapabilityCode code,
      String title,
      String section,
      Mapping mapping,
      boolean acrossWording,
      Counted before,
      Counted after,
      List<Cell> agencies) {}

  /**
   * @param daysInRed days after the first moment's, the last included, at whose end it was Red
   * @param turns how often it turned from better to worse or back
   * @param position of the event by which it is as it is at the second moment
   */
  record Cell(
      AgencyCode agency,
      State from,
      State to,
      Move move,
      int daysInRed,
      int turns,
      boolean flapping,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long position) {}

  private record Key(CapabilityCode capability, AgencyCode agency) {}

  /**
   * @param view the version of the checklist through which one looks
   * @param versionBefore the one that was in use at the first moment
   * @param courses of all that was ever rated
   * @param countingBefore the agencies that count at the first moment; likewise after
   */
  static Movement of(
      ChecklistView view,
      int versionBefore,
      List<RatingTimeline> timelines,
      Set<AgencyCode> countingBefore,
      Set<AgencyCode> countingAfter,
      RollUpRule rule) {
    Map<Key, RatingTimeline> byCell = new HashMap<>();
    timelines.forEach(timeline -> byCell.put(new Key(timeline.capability(), timeline.agency()), timeline));
    SortedSet<AgencyCode> agencies = new TreeSet<>(countingBefore);
    agencies.addAll(countingAfter);
    List<Row> rows = new ArrayList<>();
    for (Capability capability : view.capabilities()) {
      Map<AgencyCode, Rating> before = new HashMap<>();
      Map<AgencyCode, Rating> after = new HashMap<>();
      List<Cell> cells = new ArrayList<>();
      Descent descent = view.descent(capability.code(), versionBefore);
      for (AgencyCode agency : agencies) {
        RatingTimeline timeline = byCell.get(new Key(capability.code(), agency));
        boolean countsAfter = countingAfter.contains(agency);
        boolean countedBefore = countingBefore.contains(agency);
        Rating was = timeline == null || !countedBefore ? null : timeline.before();
        boolean regrouped = timeline != null && countedBefore && timeline.regroupedBefore();
        Rating is = timeline == null || !countsAfter ? null : timeline.after();
        put(before, agency, was);
        put(after, agency, is);
        cells.add(cell(agency, was, regrouped, is, countsAfter ? timeline : null));
      }
      rows.add(
          new Row(
              capability.code(),
              capability.title(),
              capability.section(),
              Mapping.of(capability.code(), descent),
              descent.isAcrossWording(),
              Counted.of(before, countingBefore, rule),
              Counted.of(after, countingAfter, rule),
              cells));
    }
    return of(rows);
  }

  private static void put(
      Map<AgencyCode, Rating> ratings, AgencyCode agency, @Nullable Rating rating) {
    if (rating != null) {
      ratings.put(agency, rating);
    }
  }

  private static Cell cell(
      AgencyCode agency,
      @Nullable Rating was,
      boolean regrouped,
      @Nullable Rating is,
      @Nullable RatingTimeline timeline) {
    RatingTimeline standing = timeline == null || timeline.after() == null ? null : timeline;
    RatingWindow window =
        standing == null ? new RatingWindow(null, List.of(), 0) : standing.window();
    return new Cell(
        agency,
        regrouped ? State.REGROUPED : State.of(was),
        State.of(is),
        Move.of(was, regrouped, is),
        window.daysInRed(),
        window.turns(),
        window.flaps(),
        standing == null ? null : standing.position());
  }

  private static Movement of(List<Row> rows) {
    Map<Move, Integer> counts = new EnumMap<>(Move.class);
    Map<State, Map<State, Integer>> transitions = new EnumMap<>(State.class);
    long daysInRed = 0;
    int flapping = 0;
    for (Row row : rows) {
      for (Cell cell : row.agencies()) {
        counts.merge(cell.move(), 1, Integer::sum);
        transitions
            .computeIfAbsent(cell.from(), _ -> new EnumMap<>(State.class))
            .merge(cell.to(), 1, Integer::sum);
        daysInRed += cell.daysInRed();
        flapping += cell.flapping() ? 1 : 0;
      }
    }
    List<Transition> all = new ArrayList<>();
    transitions.forEach(
        (from, tos) -> tos.forEach((to, count) -> all.add(new Transition(from, to, count))));
    return new Movement(Counts.of(counts), all, daysInRed, flapping, rows);
  }
}
