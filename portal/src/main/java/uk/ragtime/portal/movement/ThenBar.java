package uk.ragtime.portal.movement;

import java.util.List;
import java.util.stream.Stream;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.StackedBar;

/**
 * A rating at the first moment, as a bar divided by what became of it: the picture of what moved
 * for narrow screens.
 */
public record ThenBar(RatingLabel label, int count, StackedBar stack, List<Part> parts) {
  static final int WIDTH = 288;
  static final int HEIGHT = 28;

  /** Number of cells by direction. */
  public record Part(Course course, int count) {}

  static List<ThenBar> of(Transitions moves) {
    return moves.presentBefore().stream()
        .map(label ->
            new ThenBar(
                label,
                moves.before(label),
                StackedBar.of(moves.becameOf(label), 0, WIDTH),
                Stream.of(Course.SAME, Course.WORSE, Course.BETTER, Course.ASIDE)
                    .map(course -> new Part(course, moves.count(label, course)))
                    .filter(part -> part.count() > 0)
                    .toList()))
        .toList();
  }

  public int width() {
    return WIDTH;
  }

  public int height() {
    return HEIGHT;
  }
}
