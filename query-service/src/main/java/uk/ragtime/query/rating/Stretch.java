package uk.ragtime.query.rating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Ancestry;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Woven;
import uk.ragtime.query.rating.RatingLog.Course;

/**
 * How one line of a cell went between two moments.
 *
 * @param before what stood at the first; null for nothing
 * @param after what stood at the second; null for nothing
 * @param steps what came into force on the days between, in their order
 */
record Stretch(@Nullable Rating before, @Nullable Last after, List<RatingWindow.Step> steps) {
  /**
   * @param position of the entry
   */
  record Last(Rating rating, long position) {}

  static Stretch of(ResultSet row) throws SQLException {
    String before = row.getString("before");
    String after = row.getString("after");
    String letters = row.getString("letters");
    List<RatingWindow.Step> steps = new ArrayList<>();
    if (letters != null) {
      Integer[] on = (Integer[]) row.getArray("days").getArray();
      for (int i = 0; i < on.length; i++) {
        Rating rating = Letters.rating(letters.charAt(i));
        if (rating != null) {
          steps.add(new RatingWindow.Step(on[i], rating));
        }
      }
    }
    return new Stretch(
        before == null ? null : Rating.valueOf(before),
        after == null ? null : new Last(Rating.valueOf(after), row.getLong("position")),
        List.copyOf(steps));
  }

  /** How a cell went, by the lines that it is seen by. */
  static Course course(
      AgencyCode agency,
      CapabilityCode capability,
      Ancestry ancestry,
      Map<Line, Stretch> stretches,
      int days) {
    Woven<Rating> before =
        ancestry.weave(
            line -> at(stretches, line, Stretch::before),
            Function.identity(),
            Comparator.naturalOrder());
    Woven<Last> after =
        ancestry.weave(
            line -> at(stretches, line, Stretch::after),
            Last::rating,
            Comparator.comparingLong(Last::position));
    Last last = one(after);
    return new Course(
        agency,
        capability,
        one(before),
        before instanceof Woven.Regrouped,
        last == null ? null : last.rating(),
        window(ancestry, stretches, one(before), days),
        last == null ? null : last.position());
  }

  private static RatingWindow window(
      Ancestry ancestry, Map<Line, Stretch> stretches, @Nullable Rating before, int days) {
    TreeSet<Integer> changes = new TreeSet<>();
    stretches.forEach((line, stretch) -> {
      if (ancestry.lines().contains(line)) {
        stretch.steps().forEach(step -> changes.add(step.day()));
      }
    });
    List<RatingWindow.Step> steps = new ArrayList<>();
    for (int day : changes) {
      Rating rating =
          one(
              ancestry.weave(
                  line -> at(stretches, line, stretch -> stretch.on(day)),
                  Function.identity(),
                  Comparator.naturalOrder()));
      if (rating != null) {
        steps.add(new RatingWindow.Step(day, rating));
      }
    }
    return RatingWindow.of(before, steps, days);
  }

  /** What was in force at the end of a day after the first one. */
  private @Nullable Rating on(int day) {
    Rating rating = before;
    for (RatingWindow.Step step : steps) {
      if (step.day() > day) {
        break;
      }
      rating = step.rating();
    }
    return rating;
  }

  private static <E> @Nullable E at(
      Map<Line, Stretch> stretches, Line line, Function<Stretch, @Nullable E> what) {
    Stretch stretch = stretches.get(line);
    return stretch == null ? null : what.apply(stretch);
  }

  private static <E> @Nullable E one(Woven<E> woven) {
    return switch (woven) {
      case Woven.One<E> one -> one.entry();
      case Woven.Nothing<E> _, Woven.Regrouped<E> _ -> null;
    };
  }
}
