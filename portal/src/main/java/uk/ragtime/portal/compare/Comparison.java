package uk.ragtime.portal.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.AreaMatrix;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Movement;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.LabelCount;
import uk.ragtime.portal.page.Moment;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.StackedBar;
import uk.ragtime.portal.page.Words;

/**
 * A table with a capability a row, and an area or a moment a column.
 *
 * @param ofMoments whether the columns are two moments, beside which stands what moved
 */
record Comparison(boolean ofMoments, List<Column> columns, List<Section> sections) {
  static final int BAR_WIDTH = 96;
  static final int BAR_HEIGHT = 12;

  /**
   * An area or a moment.
   *
   * @param note what else it is, such as the day of a cycle's outcome; empty for nothing
   * @param address of the area's page
   */
  record Column(
      String name, String note, String address, StackedBar bar, List<LabelCount> counts) {}

  record Section(String code, List<Row> rows) {}

  /**
   * A capability.
   *
   * @param lang language of its title; null if it is that of the page
   */
  record Row(String title, @Nullable String lang, List<Cell> cells, int worse, int better) {
    /** Whether ratings could have moved, and none did. */
    public boolean isStill() {
      return worse == 0 && better == 0 && cells.stream().allMatch(Cell::isRated);
    }
  }

  /** All agencies as one, and their counts; no counts where no agency counts. */
  record Cell(RatingLabel together, StackedBar bar, List<LabelCount> counts) {
    static Cell of(Movement.Counted counted) {
      return new Cell(
          combined(counted.rollup()),
          drawn(counted.distribution()),
          LabelCount.nonZero(counted.distribution()));
    }

    boolean isRated() {
      return counts.stream().anyMatch(count -> count.label() != RatingLabel.NOT_RATED);
    }
  }

  /** An area's page at the moment of the comparison. */
  @FunctionalInterface
  interface AreaPages {
    String of(String area);
  }

  /**
   * @param texts where the titles are from
   */
  static Comparison ofAreas(
      AreaMatrix matrix,
      ChecklistTexts texts,
      List<String> areas,
      List<Lists.Area> known,
      AreaPages pages,
      Words words) {
    List<AreaMatrix.Row> rows =
        areas.stream()
            .flatMap(code -> matrix.areas().stream().filter(row -> row.area().equals(code)))
            .toList();
    Map<String, List<Row>> sections = new LinkedHashMap<>();
    for (int i = 0; i < matrix.capabilities().size(); i++) {
      AreaMatrix.Column capability = matrix.capabilities().get(i);
      int at = i;
      List<Cell> cells =
          rows.stream()
              .map(row -> at < row.cells().size() ? Cell.of(row.cells().get(at)) : nothing())
              .toList();
      sections
          .computeIfAbsent(
              Objects.requireNonNullElse(capability.section(), ""), _ -> new ArrayList<>())
          .add(new Row(capability.title(), texts.lang(capability.code()), cells, 0, 0));
    }
    return new Comparison(
        false,
        rows.stream()
            .map(row ->
                new Column(
                    name(row.area(), known),
                    words.say("compare.agencies", row.agencies()),
                    pages.of(row.area()),
                    drawn(row.distribution()),
                    LabelCount.nonZero(row.distribution())))
            .toList(),
        sections(sections));
  }

  /**
   * @param texts where the titles are from
   * @param cycles of the partnership
   */
  static Comparison ofMoments(
      Movement movement,
      ChecklistTexts texts,
      List<Lists.Cycle> cycles,
      List<String> addresses,
      Words words) {
    Map<String, List<Row>> sections = new LinkedHashMap<>();
    Distribution before = Distribution.NOTHING;
    Distribution after = Distribution.NOTHING;
    for (Movement.OfCapability of : movement.capabilities()) {
      before = before.plus(of.before().distribution());
      after = after.plus(of.after().distribution());
      sections
          .computeIfAbsent(Objects.requireNonNullElse(of.section(), ""), _ -> new ArrayList<>())
          .add(
              new Row(
                  of.title(),
                  texts.lang(of.code()),
                  List.of(Cell.of(of.before()), Cell.of(of.after())),
                  count(of, Movement.Move.DECLINED),
                  count(of, Movement.Move.IMPROVED)));
    }
    List<Movement.End> ends = List.of(movement.from(), movement.to());
    List<Distribution> totals = List.of(before, after);
    return new Comparison(
        true,
        IntStream.range(0, 2)
            .mapToObj(i -> column(ends.get(i), totals.get(i), cycles, addresses.get(i), words))
            .toList(),
        sections(sections));
  }

  private static Column column(
      Movement.End end,
      Distribution counts,
      List<Lists.Cycle> cycles,
      String address,
      Words words) {
    String cycle = end.cycle();
    String day = words.day(end.day());
    return new Column(
        cycle == null ? day : new Moment.Outcome(cycle).name(cycles, words),
        cycle == null ? "" : day,
        address,
        drawn(counts),
        LabelCount.nonZero(counts));
  }

  private static List<Section> sections(Map<String, List<Row>> sections) {
    return sections.entrySet().stream()
        .map(it -> new Section(it.getKey(), List.copyOf(it.getValue())))
        .toList();
  }

  private static Cell nothing() {
    return new Cell(RatingLabel.NOT_RATED, drawn(Distribution.NOTHING), List.of());
  }

  private static StackedBar drawn(Distribution counts) {
    return StackedBar.of(counts, 0, BAR_WIDTH);
  }

  private static RatingLabel combined(Profile.@Nullable RollUp rollup) {
    return rollup == null ? RatingLabel.NOT_RATED : RatingLabel.of(rollup.rating());
  }

  private static int count(Movement.OfCapability of, Movement.Move move) {
    return Math.toIntExact(of.agencies().stream().filter(cell -> cell.move() == move).count());
  }

  private static String name(String code, List<Lists.Area> known) {
    return known.stream()
        .filter(area -> area.area().equals(code))
        .map(Lists.Area::name)
        .findFirst()
        .orElse(code);
  }

  public int barWidth() {
    return BAR_WIDTH;
  }

  public int barHeight() {
    return BAR_HEIGHT;
  }
}
