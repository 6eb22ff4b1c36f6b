package uk.ragtime.portal.movement;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Movement;
import uk.ragtime.portal.page.RatingLabel;

/** Number of cells by their rating at two moments. */
public final class Transitions {

  /** Better ratings first, so that better runs upwards in drawings and tables alike. */
  static final List<RatingLabel> ORDER =
      List.of(
          RatingLabel.GREEN,
          RatingLabel.AMBER,
          RatingLabel.RED,
          RatingLabel.NOT_APPLICABLE,
          RatingLabel.NOT_RATED);

  private record Pair(RatingLabel from, RatingLabel to) {}

  private final Map<Pair, Integer> counts = new HashMap<>();

  Transitions(List<Movement.Transition> transitions) {
    for (Movement.Transition each : transitions) {
      if (each.count() > 0) {
        counts.merge(new Pair(label(each.from()), label(each.to())), each.count(), Integer::sum);
      }
    }
  }

  /** Label of a state: several that were rated apart have no rating as one. */
  static RatingLabel label(Movement.State state) {
    return switch (state) {
      case RED -> RatingLabel.RED;
      case AMBER -> RatingLabel.AMBER;
      case GREEN -> RatingLabel.GREEN;
      case NOT_APPLICABLE -> RatingLabel.NOT_APPLICABLE;
      case NOT_RATED, REGROUPED -> RatingLabel.NOT_RATED;
    };
  }

  int count(RatingLabel from, RatingLabel to) {
    return counts.getOrDefault(new Pair(from, to), 0);
  }

  int before(RatingLabel label) {
    return ORDER.stream().mapToInt(to -> count(label, to)).sum();
  }

  int after(RatingLabel label) {
    return ORDER.stream().mapToInt(from -> count(from, label)).sum();
  }

  int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Ratings that occur at the first moment. */
  List<RatingLabel> presentBefore() {
    return ORDER.stream().filter(label -> before(label) > 0).toList();
  }

  /** Ratings that occur at the second moment. */
  List<RatingLabel> presentAfter() {
    return ORDER.stream().filter(label -> after(label) > 0).toList();
  }

  /** Ratings at the second moment of those that had a rating at the first. */
  Distribution becameOf(RatingLabel before) {
    return new Distribution(
        count(before, RatingLabel.RED),
        count(before, RatingLabel.AMBER),
        count(before, RatingLabel.GREEN),
        count(before, RatingLabel.NOT_APPLICABLE),
        count(before, RatingLabel.NOT_RATED));
  }

  int count(RatingLabel before, Course course) {
    return Arrays.stream(RatingLabel.values())
        .filter(to -> Course.of(before, to) == course)
        .mapToInt(to -> count(before, to))
        .sum();
  }
}
