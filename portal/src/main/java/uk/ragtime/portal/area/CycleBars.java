package uk.ragtime.portal.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.page.LabelCount;
import uk.ragtime.portal.page.StackedBar;

/**
 * A stacked bar for each cycle, oldest first, all of the same width, because cycles differ in how
 * many ratings they expect. Drawn twice, for wide and for narrow screens: labels of a drawing that
 * is only scaled down cannot be read.
 */
record CycleBars(List<Period> periods, Drawing wide, Drawing narrow) {

  /** A cycle's counts, for the table beneath the drawing. */
  record Period(String name, boolean open, List<LabelCount> counts, int total) {}

  record Drawing(int width, int height, int axis, int top, List<Bar> bars, List<Tick> ticks) {}

  /**
   * @param noteY line beneath the bar, for the counts that have no room in it
   */
  record Bar(
      String name,
      int labelX,
      int labelY,
      int y,
      int height,
      int noteY,
      int total,
      StackedBar stack) {}

  record Tick(int x, int percent) {}

  /** Layout of a drawing, in its own units of about a pixel. */
  private enum Layout {
    WIDE(1160, 132, 46, 30, 25),
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
  static CycleBars of(History history, Map<String, String> names, List<String> open) {
    List<History.Point> points = history.points();
    List<Period> periods =
        points.stream()
            .map(point ->
                new Period(
                    names.getOrDefault(point.period(), point.period()),
                    open.contains(point.period()),
                    LabelCount.all(point.distribution()),
                    point.distribution().total()))
            .toList();
    List<Distribution> counts = points.stream().map(History.Point::distribution).toList();
    return new CycleBars(
        periods, draw(periods, counts, Layout.WIDE), draw(periods, counts, Layout.NARROW));
  }

  public boolean empty() {
    return periods.isEmpty();
  }

  private static Drawing draw(List<Period> periods, List<Distribution> counts, Layout layout) {
    int barWidth = layout.width - layout.barX - EDGE;
    int labelAbove = layout.barX == 0 ? 22 : 0;
    int barX = layout.barX == 0 ? 2 : layout.barX;
    List<Bar> bars = new ArrayList<>();
    int row = TOP;
    for (int i = 0; i < periods.size(); i++) {
      StackedBar stack = StackedBar.of(counts.get(i), barX, barWidth);
      int y = row + labelAbove;
      int labelY = labelAbove == 0 ? y + layout.barHeight / 2 + 5 : y - 7;
      bars.add(
          new Bar(
              periods.get(i).name(),
              labelAbove == 0 ? barX - 14 : barX,
              labelY,
              y,
              layout.barHeight,
              y + layout.barHeight + NOTE_HEIGHT - 3,
              periods.get(i).total(),
              stack));
      row += layout.rowHeight + (stack.leftOut().isEmpty() ? 0 : NOTE_HEIGHT);
    }
    int axis = row;
    List<Tick> ticks =
        IntStream.rangeClosed(0, 100 / layout.tickEvery)
            .map(i -> i * layout.tickEvery)
            .mapToObj(percent -> new Tick(barX + barWidth * percent / 100, percent))
            .toList();
    return new Drawing(layout.width, axis + AXIS_HEIGHT, axis, TOP, List.copyOf(bars), ticks);
  }
}
