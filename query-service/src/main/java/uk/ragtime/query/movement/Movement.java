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
import uk.ragtime.kernel.lineage.Woven;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.CapabilityMapping;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.profile.Distribution;
import uk.ragtime.query.profile.RollUp;
import uk.ragtime.query.profile.RollUpResult;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.rating.RatingTimeline;
import uk.ragtime.query.rating.RatingWindow;

/**
 * Changes in an area between two moments.
 *
 * @param transitions numbers of cells by the ratings that they went from and to; combinations
 *     without cells are left out
 * @param daysInRed sum over all cells
 * @param flapping number of cells that go up and down
 */
record Movement(
    Counts counts,
    List<Transition> transitions,
    long daysInRed,
    int flapping,
    List<CapabilityMovement> capabilities) {
  /** A rating, the lack of one, or several that differed. */
  enum RatingState {
    NOT_RATED,
    REGROUPED,
    RED,
    AMBER,
    GREEN,
    NOT_APPLICABLE;

    static RatingState of(Woven<Rating> woven) {
      return switch (woven) {
        case Woven.Nothing<Rating> _ -> NOT_RATED;
        case Woven.Regrouped<Rating> _ -> REGROUPED;
        case Woven.One<Rating>(Rating rating) ->
            switch (rating) {
              case RED -> RED;
              case AMBER -> AMBER;
              case GREEN -> GREEN;
              case NOT_APPLICABLE -> NOT_APPLICABLE;
            };
      };
    }
  }

  /** Numbers of cells by movement; each cell is counted once. */
  record Counts(
      int improved,
      int declined,
      int unchanged,
      @JsonProperty("new") int rated,
      int reinterpreted,
      int regrouped,
      int gone,
      int notRated) {
    static Counts of(Map<MovementKind, Integer> moves) {
      return new Counts(
          moves.getOrDefault(MovementKind.IMPROVED, 0),
          moves.getOrDefault(MovementKind.DECLINED, 0),
          moves.getOrDefault(MovementKind.UNCHANGED, 0),
          moves.getOrDefault(MovementKind.NEW, 0),
          moves.getOrDefault(MovementKind.REINTERPRETED, 0),
          moves.getOrDefault(MovementKind.REGROUPED, 0),
          moves.getOrDefault(MovementKind.GONE, 0),
          moves.getOrDefault(MovementKind.NOT_RATED, 0));
    }
  }

  record Transition(RatingState from, RatingState to, int count) {}

  /**
   * @param mapping relation of the capability to the version in use at the first moment
   * @param acrossWording whether it was reworded in between, so that the two ratings are compared
   *     with care
   */
  record CapabilityMovement(
      CapabilityCode code,
      String title,
      String section,
      CapabilityMapping mapping,
      boolean acrossWording,
      EndCounts before,
      EndCounts after,
      List<AgencyMovement> agencies) {}

  /**
   * Ratings of a capability at one of the moments.
   *
   * @param openChallenges number of ratings with an open challenge; absent if there is none
   */
  record EndCounts(
      RollUp rollup,
      Distribution distribution,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int openChallenges) {
    static EndCounts of(RollUpResult result, int openChallenges) {
      return new EndCounts(result.rollup(), result.distribution(), openChallenges);
    }
  }

  /**
   * @param daysInRed days after the first moment's, the last included, that ended Red by the
   *     ratings in force, as known when the second cycle was settled
   * @param turns number of turns from better to worse or back
   * @param position of the event that set the rating at the second moment
   */
  record AgencyMovement(
      AgencyCode agency,
      RatingState from,
      RatingState to,
      MovementKind move,
      int daysInRed,
      int turns,
      boolean flapping,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long position) {}

  private static final Woven<Rating> NOTHING = new Woven.Nothing<>();

  private record CellKey(CapabilityCode capability, AgencyCode agency) {}

  /**
   * @param view through which the movement is seen
   * @param versionBefore version in use at the first moment
   * @param timelines of everything that was ever rated
   * @param countingBefore agencies that count at the first moment; likewise after
   * @param openBefore open challenges at the first moment; likewise after
   */
  static Movement of(
      ChecklistView view,
      int versionBefore,
      List<RatingTimeline> timelines,
      Set<AgencyCode> countingBefore,
      Set<AgencyCode> countingAfter,
      OpenChallenges openBefore,
      OpenChallenges openAfter,
      RollUpRule rule) {
    Map<CellKey, RatingTimeline> byCell = new HashMap<>();
    timelines.forEach(
        timeline -> byCell.put(new CellKey(timeline.capability(), timeline.agency()), timeline));
    SortedSet<AgencyCode> agencies = new TreeSet<>(countingBefore);
    agencies.addAll(countingAfter);
    List<CapabilityMovement> rows = new ArrayList<>();
    for (Capability capability : view.capabilities()) {
      Map<AgencyCode, Rating> before = new HashMap<>();
      Map<AgencyCode, Rating> after = new HashMap<>();
      List<AgencyMovement> cells = new ArrayList<>();
      Descent descent = view.descent(capability.code(), versionBefore);
      for (AgencyCode agency : agencies) {
        RatingTimeline timeline = byCell.get(new CellKey(capability.code(), agency));
        boolean countsAfter = countingAfter.contains(agency);
        boolean countedBefore = countingBefore.contains(agency);
        Woven<Rating> was = timeline == null || !countedBefore ? NOTHING : timeline.before();
        Woven<Rating> is = timeline == null || !countsAfter ? NOTHING : timeline.after();
        put(before, agency, was);
        put(after, agency, is);
        cells.add(cell(agency, was, is, timeline));
      }
      rows.add(
          new CapabilityMovement(
              capability.code(),
              capability.title(),
              capability.section(),
              CapabilityMapping.of(capability.code(), descent),
              descent.isAcrossWording(),
              EndCounts.of(
                  RollUpResult.of(before, countingBefore, rule), openBefore.on(capability.code())),
              EndCounts.of(
                  RollUpResult.of(after, countingAfter, rule), openAfter.on(capability.code())),
              cells));
    }
    return of(rows);
  }

  private static void put(
      Map<AgencyCode, Rating> ratings, AgencyCode agency, Woven<Rating> rating) {
    if (rating instanceof Woven.One<Rating>(Rating one)) {
      ratings.put(agency, one);
    }
  }

  private static AgencyMovement cell(
      AgencyCode agency, Woven<Rating> was, Woven<Rating> is, @Nullable RatingTimeline timeline) {
    RatingTimeline current = is instanceof Woven.Nothing ? null : timeline;
    RatingWindow window = current == null ? RatingWindow.EMPTY : current.window();
    return new AgencyMovement(
        agency,
        RatingState.of(was),
        RatingState.of(is),
        MovementKind.of(was, is),
        window.daysInRed(),
        window.turns(),
        window.flaps(),
        current == null ? null : current.position());
  }

  private static Movement of(List<CapabilityMovement> rows) {
    Map<MovementKind, Integer> counts = new EnumMap<>(MovementKind.class);
    Map<RatingState, Map<RatingState, Integer>> transitions = new EnumMap<>(RatingState.class);
    long daysInRed = 0;
    int flapping = 0;
    for (CapabilityMovement row : rows) {
      for (AgencyMovement cell : row.agencies()) {
        counts.merge(cell.move(), 1, Integer::sum);
        transitions
            .computeIfAbsent(cell.from(), _ -> new EnumMap<>(RatingState.class))
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
