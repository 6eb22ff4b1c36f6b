package uk.ragtime.query.rating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Ancestry;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Woven;

/**
 * One line of a cell between two moments.
 *
 * @param before rating at the first; null for none
 * @param after entry at the second; null for none
 * @param first changes on the days between before the leap, in order
 * @param leap past what is known by its sums; null for none
 * @param steps changes after it, in order: all of them where there is no leap and nothing first
 */
record LineTimeline(
    @Nullable Rating before,
    @Nullable LastEntry after,
    List<RatingWindow.Change> first,
    RatingCourse.@Nullable Leap leap,
    List<RatingWindow.Change> steps) {
  /**
   * @param position of the entry
   */
  record LastEntry(Rating rating, long position) {}

  static LineTimeline of(ResultSet row) throws SQLException {
    Rating after = RatingCodec.rating(row, "after");
    String letters = row.getString("letters");
    List<RatingWindow.Change> steps = new ArrayList<>();
    if (letters != null) {
      Integer[] on = (Integer[]) row.getArray("days").getArray();
      for (int i = 0; i < on.length; i++) {
        Rating rating = RatingCodec.decode(letters.charAt(i));
        if (rating != null) {
          steps.add(new RatingWindow.Change(on[i], rating));
        }
      }
    }
    return new LineTimeline(
        RatingCodec.rating(row, "before"),
        after == null ? null : new LastEntry(after, row.getLong("position")),
        first(row),
        leap(row),
        List.copyOf(steps));
  }

  private static List<RatingWindow.Change> first(ResultSet row) throws SQLException {
    List<RatingWindow.Change> first = new ArrayList<>();
    for (String of : List.of("told", "first", "second")) {
      int day = row.getInt(of + "_day");
      if (!row.wasNull()) {
        first.add(new RatingWindow.Change(day, present(row, of + "_rating")));
      }
    }
    return List.copyOf(first);
  }

  /** Null where no spell on the scale is followed by another one. */
  private static RatingCourse.@Nullable Leap leap(ResultSet row) throws SQLException {
    int second = row.getInt("second_day");
    int from = row.wasNull() ? row.getInt("first_day") : second;
    boolean none = row.wasNull();
    int last = row.getInt("last_day");
    return none || last == from
        ? null
        : new RatingCourse.Leap(
            last,
            present(row, "last_rating"),
            row.getInt("red_days"),
            direction(row, "direction"),
            row.getInt("turns"),
            direction(row, "heading"),
            present(row, "degree"));
  }

  private static Rating present(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(RatingCodec.rating(row, column), column);
  }

  /** Direction of a spell: 1 for better, -1 for worse; 0 for neither, or for no spell. */
  private static int direction(ResultSet row, String column) throws SQLException {
    return switch (row.getString(column)) {
      case "B" -> 1;
      case "W" -> -1;
      case null, default -> 0;
    };
  }

  /**
   * Combines the timelines of the lines that a capability sees.
   *
   * @param outcome rating at the first moment if it is the outcome of a cycle that used another
   *     version; null to combine those of the lines
   */
  static RatingTimeline weave(
      AgencyCode agency,
      CapabilityCode capability,
      Ancestry ancestry,
      Map<Line, LineTimeline> timelines,
      @Nullable Woven<Rating> outcome,
      int days) {
    Woven<Rating> before =
        outcome != null
            ? outcome
            : ancestry.weave(
                line -> at(timelines, line, LineTimeline::before),
                Function.identity(),
                Comparator.naturalOrder());
    Woven<LastEntry> after =
        ancestry.weave(
            line -> at(timelines, line, LineTimeline::after),
            LastEntry::rating,
            Comparator.comparingLong(LastEntry::position));
    LastEntry last = one(after);
    return new RatingTimeline(
        agency,
        capability,
        before,
        rating(after),
        window(ancestry, timelines, one(before), days),
        last == null ? null : last.position());
  }

  private static RatingWindow window(
      Ancestry ancestry, Map<Line, LineTimeline> timelines, @Nullable Rating before, int days) {
    if (ancestry.lines().size() == 1) {
      LineTimeline only = timelines.get(ancestry.lines().iterator().next());
      return only == null ? RatingWindow.EMPTY : only.window(before, days);
    }
    TreeSet<Integer> changes = new TreeSet<>();
    timelines.forEach((line, timeline) -> {
      if (ancestry.lines().contains(line)) {
        timeline.steps().forEach(step -> changes.add(step.day()));
      }
    });
    List<RatingWindow.Change> steps = new ArrayList<>();
    for (int day : changes) {
      Rating rating =
          one(
              ancestry.weave(
                  line -> at(timelines, line, timeline -> timeline.on(day)),
                  Function.identity(),
                  Comparator.naturalOrder()));
      steps.add(new RatingWindow.Change(day, rating));
    }
    return RatingWindow.of(before, steps, days);
  }

  /**
   * @param start rating at the first moment; null for none
   */
  private RatingWindow window(@Nullable Rating start, int days) {
    RatingCourse course = new RatingCourse(start);
    course.follow(first);
    if (leap != null) {
      course.leap(leap);
    }
    course.follow(steps);
    return course.end(days);
  }

  /** Rating in force at the end of a day after the first one. */
  private @Nullable Rating on(int day) {
    Rating rating = before;
    for (RatingWindow.Change step : steps) {
      if (step.day() > day) {
        break;
      }
      rating = step.rating();
    }
    return rating;
  }

  private static <E> @Nullable E at(
      Map<Line, LineTimeline> timelines, Line line, Function<LineTimeline, @Nullable E> field) {
    LineTimeline timeline = timelines.get(line);
    return timeline == null ? null : field.apply(timeline);
  }

  private static Woven<Rating> rating(Woven<LastEntry> woven) {
    return switch (woven) {
      case Woven.One<LastEntry> one -> new Woven.One<>(one.entry().rating());
      case Woven.Regrouped<LastEntry> regrouped ->
          new Woven.Regrouped<>(regrouped.entries().stream().map(LastEntry::rating).toList());
      case Woven.Nothing<LastEntry> _ -> new Woven.Nothing<>();
    };
  }

  private static <E> @Nullable E one(Woven<E> woven) {
    return switch (woven) {
      case Woven.One<E> one -> one.entry();
      case Woven.Nothing<E> _, Woven.Regrouped<E> _ -> null;
    };
  }
}
