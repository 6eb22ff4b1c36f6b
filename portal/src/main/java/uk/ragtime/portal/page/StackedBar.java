package uk.ragtime.portal.page;

import java.util.ArrayList;
import java.util.List;
import uk.ragtime.portal.api.Distribution;

/**
 * A stacked bar: {@link RatingLabel}s in their fixed order, side by side without gap or overlap.
 * Edges are computed from running totals, so that the widths add up to the bar despite rounding.
 */
public record StackedBar(List<Segment> segments) {

  /** Width of a digit, of a shape, and of the space around them, in units of the drawing. */
  private static final int DIGIT = 8;

  private static final int SHAPE = 20;
  private static final int MARGIN = 10;

  /** Segment of one label, in units of the drawing. */
  public record Segment(RatingLabel label, int count, int x, int width) {

    public int middle() {
      return x + width / 2;
    }

    /** Whether its count can be written in it. */
    public boolean hasRoom() {
      return width >= MARGIN + DIGIT * digits();
    }

    /** Whether the shape of its label has room beside the count. */
    public boolean hasRoomForShape() {
      return width >= SHAPE + MARGIN + DIGIT * digits();
    }

    private int digits() {
      return String.valueOf(count).length();
    }
  }

  /** Counts of the segments that have no room for them. */
  public List<LabelCount> leftOut() {
    return segments.stream()
        .filter(segment -> !segment.hasRoom())
        .map(segment -> new LabelCount(segment.label(), segment.count()))
        .toList();
  }

  public static StackedBar of(Distribution counts, int x, int width) {
    int total = counts.total();
    List<Segment> segments = new ArrayList<>();
    long before = 0;
    for (RatingLabel label : RatingLabel.values()) {
      int count = label.in(counts);
      if (count <= 0) {
        continue;
      }
      int from = edge(before, total, width);
      int to = edge(before + count, total, width);
      segments.add(new Segment(label, count, x + from, to - from));
      before += count;
    }
    return new StackedBar(List.copyOf(segments));
  }

  private static int edge(long count, int total, int width) {
    return Math.toIntExact(Math.round((double) count * width / total));
  }
}
