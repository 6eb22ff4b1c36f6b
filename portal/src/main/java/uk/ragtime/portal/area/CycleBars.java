package uk.ragtime.portal.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.page.LabelCount;
import uk.ragtime.portal.page.Markup;
import uk.ragtime.portal.page.StackedBar;
import uk.ragtime.portal.page.Words;

/**
 * A stacked bar for each cycle, oldest first, all of the same width, because cycles differ in how
 * many ratings they expect. Drawn twice, for wide and for narrow screens: labels of a drawing that
 * is only scaled down cannot be read.
 */
public record CycleBars(List<Period> periods, boolean carriedOver, Drawing wide, Drawing narrow) {

  /**
   * A cycle's counts, for the table beneath the drawing.
   *
   * @param note beneath its name: how many were looked at, as far as it is known, or that it is
   *     open
   */
  public record Period(
      String name, boolean open, String note, List<LabelCount> counts, int total) {}

  /**
   * @param ticks none where no cycle has enough ratings for shares
   */
  public record Drawing(
      int width, int height, int axis, int top, List<Bar> bars, List<Tick> ticks) {}

  /**
   * @param marks beneath the bar, of the segments that have no room for them
   */
  public record Bar(
      String name,
      int labelX,
      int labelY,
      int y,
      int height,
      int total,
      StackedBar stack,
      List<StackedBar.Mark> marks) {

    /** Where a segment begins: one that is carried over is lower. */
    public int top(StackedBar.Segment segment) {
      return segment.carriedOver() ? y + height / 3 : y;
    }

    /** Line on which the marks beneath it stand. */
    public int marksY() {
      return y + height + NOTE_HEIGHT - 3;
    }
  }

  public record Tick(int x, int percent) {}

  /** Layout of a drawing, in its own units of about a pixel. */
  private enum Layout {
    WIDE(1160, 150, 46, 30, 25),
    NARROW(340, 0, 62, 28, 50);

    final int width;
    final int barX;
    final int rowHeight;
    final int barHeight;
    final int tickEvery;

    Layout(int width, int barX, int rowHeight, int barHeight, int tickEvery) {
      this.width = width;
      this.barX = barX;
      this.rowHeight = rowHeight;
      this.barHeight = barHeight;
      this.tickEvery = tickEvery;
    }
  }

  private static final int TOP = 6;
  private static final int EDGE = 20;
  private static final int AXIS_HEIGHT = 30;
  private static final int NOTE_HEIGHT = 17;

  /**
   * @param names of the cycles, by code
   * @param open codes of the cycles that are open
   */
  static CycleBars of(History history, Map<String, String> names, List<String> open, Words words) {
    List<History.Point> points = history.points();
    List<Period> periods = new ArrayList<>();
    List<Distribution> carriedOver = new ArrayList<>();
    for (History.Point point : points) {
      boolean isOpen = open.contains(point.period());
      periods.add(
          new Period(
              names.getOrDefault(point.period(), point.period()),
              isOpen,
              note(point, isOpen, words),
              LabelCount.all(point.distribution()),
              point.distribution().total()));
      carriedOver.add(Objects.requireNonNullElse(point.carriedOver(), Distribution.NOTHING));
    }
    List<Distribution> counts = points.stream().map(History.Point::distribution).toList();
    return new CycleBars(
        List.copyOf(periods),
        carriedOver.stream().anyMatch(it -> it.total() > 0),
        draw(periods, counts, carriedOver, Layout.WIDE),
        draw(periods, counts, carriedOver, Layout.NARROW));
  }

  private static String note(History.Point point, boolean open, Words words) {
    Distribution carried = point.carriedOver();
    if (carried == null) {
      return open ? words.say("area.bars.open") : "";
    }
    Distribution all = point.distribution();
    int lookedAt = all.total() - all.notRated() - carried.total();
    return words.say("heat.looked-at", lookedAt, all.total());
  }

  public boolean empty() {
    return periods.isEmpty();
  }

  /** Both drawings as SVG. */
  public Markup markup(Words words, String title) {
    return BarsMarkup.of(this, words, title);
  }

  public Markup key(Words words) {
    return BarsKey.of(this, words);
  }

  /** Head and body of the table of counts. */
  public Markup counts(Words words) {
    return BarsKey.counts(this, words);
  }

  private static Drawing draw(
      List<Period> periods,
      List<Distribution> counts,
      List<Distribution> carriedOver,
      Layout layout) {
    int barWidth = layout.width - layout.barX - EDGE;
    int labelAbove = layout.barX == 0 ? 22 : 0;
    int barX = layout.barX == 0 ? 2 : layout.barX;
    List<Bar> bars = new ArrayList<>();
    int row = TOP;
    for (int i = 0; i < periods.size(); i++) {
      StackedBar stack = StackedBar.of(counts.get(i), carriedOver.get(i), barX, barWidth);
      List<StackedBar.Mark> marks = stack.marks(barX + barWidth + EDGE);
      int y = row + labelAbove;
      int labelY = labelAbove == 0 ? y + layout.barHeight / 2 + 5 : y - 7;
      bars.add(
          new Bar(
              periods.get(i).name(),
              labelAbove == 0 ? barX - 14 : barX,
              labelY,
              y,
              layout.barHeight,
              periods.get(i).total(),
              stack,
              marks));
      row += layout.rowHeight + (marks.isEmpty() ? 0 : NOTE_HEIGHT);
    }
    int axis = row;
    boolean shares = counts.stream().anyMatch(Distribution::hasShares);
    List<Tick> ticks =
        !shares
            ? List.of()
            : IntStream.rangeClosed(0, 100 / layout.tickEvery)
                .map(i -> i * layout.tickEvery)
                .mapToObj(percent -> new Tick(barX + barWidth * percent / 100, percent))
                .toList();
    int height = axis + (shares ? AXIS_HEIGHT : 0);
    return new Drawing(layout.width, height, axis, TOP, List.copyOf(bars), ticks);
  }
}
