package uk.ragtime.portal.movement;

import java.util.List;
import uk.ragtime.portal.page.RatingLabel;

/** Ratings at the first moment down, at the second across; without empty rows and columns. */
public record TransitionTable(List<RatingLabel> columns, List<Row> rows, List<Integer> totals) {

  public record Row(RatingLabel label, List<Cell> cells, int total) {}

  public record Cell(Course course, int count) {}

  static TransitionTable of(Transitions moves) {
    List<RatingLabel> columns = moves.presentAfter();
    List<Row> rows =
        moves.presentBefore().stream()
            .map(from ->
                new Row(
                    from,
                    columns.stream()
                        .map(to -> new Cell(Course.of(from, to), moves.count(from, to)))
                        .toList(),
                    moves.before(from)))
            .toList();
    return new TransitionTable(columns, rows, columns.stream().map(moves::after).toList());
  }

  public int total() {
    return totals.stream().mapToInt(Integer::intValue).sum();
  }
}
