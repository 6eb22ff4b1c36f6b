package uk.ragtime.portal.page;

import java.util.ArrayList;
import java.util.List;
import uk.ragtime.portal.api.Distribution;

/**
 * A stacked bar: {@link RatingLabel}s in their fixed order, side by side without gap or overlap,
 * each divided into the ratings of the cycle and those that are only carried over. Edges are
 * computed from running totals, so that the widths add up to the bar despite rounding.
 */
public record StackedBar(List<Segment> segments) {

  /** Width of a digit, of a shape, and of the space around them, in units of the drawing. */
  private static final int DIGIT = 8;

  private static final int SHAPE = 20;
  private static final int MARGIN = 10;

  /**
   * Segment of one label, in units of the drawing.
   *
   * @param carriedOver whether its ratings are carried over
   */
  public record Segment(RatingLabel label, int count, boolean carriedOver, int x, int width) {

    public int middle() {
      return x + width / 2;
    }

    /** Whether its shape and its count can be drawn in it. */
    public boolean hasRoom() {
      return width >= markWidth();
    }

    int markWidth() {
      return SHAPE + MARGIN + DIGIT * String.valueOf(count).length();
    }
  }

  /**
   * Shape and count of a segment that has no room for them, beneath the bar.
   *
   * @param x middle of the mark, which is beside that of its segment if its neighbours are narrow
   */
  public record Mark(Segment segment, int x) {}

  /**
   * Marks of the segments without room, as near to them as they have place side by side.
   *
   * @param right edge of the drawing
   */
  public List<Mark> marks(int right) {
    List<Segment> narrow = segments.stream().filter(segment -> !segment.hasRoom()).toList();
    int[] from = new int[narrow.size()];
    int free = Integer.MIN_VALUE;
    for (int i = 0; i < from.length; i++) {
      from[i] = Math.max(free, narrow.get(i).middle() - narrow.get(i).markWidth() / 2);
      free = from[i] + narrow.get(i).markWidth();
    }
    int limit = right;
    for (int i = from.length - 1; i >= 0; i--) {
      from[i] = Math.min(from[i], limit - narrow.get(i).markWidth());
      limit = from[i];
    }
    List<Mark> marks = new ArrayList<>();
    for (int i = 0; i < from.length; i++) {
      marks.add(new Mark(narrow.get(i), from[i] + narrow.get(i).markWidth() / 2));
    }
    return List.copyOf(marks);
  }

  public static StackedBar of(Distribution counts, int x, int width) {
    return of(counts, Distribution.NOTHING, x, width);
  }

  /**
   * @param carriedOver those of the counts that are carried over
   */
  public static StackedBar of(Distribution counts, Distribution carriedOver, int x, int width) {
    int total = counts.total();
    List<Segment> segments = new ArrayList<>();
    long before = 0;
    for (RatingLabel label : RatingLabel.values()) {
      int carried = Math.min(label.in(carriedOver), label.in(counts));
      int own = label.in(counts) - carried;
      for (boolean apart : new boolean[] {false, true}) {
        int count = apart ? carried : own;
        if (count > 0) {
          int from = edge(before, total, width);
          int to = edge(before + count, total, width);
          segments.add(new Segment(label, count, apart, x + from, to - from));
          before += count;
        }
      }
    }
    return new StackedBar(List.copyOf(segments));
  }

  private static int edge(long count, int total, int width) {
    return Math.toIntExact(Math.round((double) count * width / total));
  }
}
