package uk.ragtime.portal.movement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Spacing;

/**
 * Layout of the picture of what moved: a bar of all ratings at each of two moments, and a ribbon
 * for each way from one rating to another. A ribbon is as high as the cells it stands for, unless
 * it would be too thin to be seen; bars are as high as their ribbons.
 */
public record FlowPicture(
    List<Bar> before, List<Bar> after, List<Ribbon> ribbons, List<Pill> pills) {

  public static final int WIDTH = 960;
  public static final int HEIGHT = 400;
  static final int BAR_WIDTH = 20;
  static final int LEFT = 220;
  static final int RIGHT = 720;
  static final int TOP = 30;
  static final int ROOM = 360;
  static final int GAP = 10;
  private static final int BEND = 470;
  private static final int LABEL_GAP = 20;
  private static final int LABEL_EDGE = 12;

  /** Distance of a label from its bar's middle from which on a line leads from one to the other. */
  private static final double LEADER_FROM = 6;

  /** All cells with one rating at one moment. */
  public record Bar(
      RatingLabel label, int count, double x, double y, double height, double labelY) {
    public double middle() {
      return y + height / 2;
    }

    public boolean hasLeader() {
      return Math.abs(labelY - middle()) > LEADER_FROM;
    }
  }

  /**
   * Cells that went one way.
   *
   * @param left upper end at the first bar
   * @param right upper end at the second bar
   */
  public record Ribbon(
      RatingLabel from,
      RatingLabel to,
      Course course,
      int count,
      double left,
      double right,
      double height) {

    /** Path around it. */
    public String area() {
      return "M%s %s%sL%d %s%sZ"
          .formatted(
              LEFT + BAR_WIDTH,
              number(left),
              curve(left, right, RIGHT),
              RIGHT,
              number(right + height),
              curve(right + height, left + height, LEFT + BAR_WIDTH));
    }

    /** Paths along its upper and lower edge, whose strokes stay inside it. */
    public String edges() {
      double inset = course == Course.WORSE ? 1 : 0.75;
      return edge(inset) + edge(height - inset);
    }

    private String edge(double down) {
      return "M%d %s%s"
          .formatted(
              LEFT + BAR_WIDTH, number(left + down), curve(left + down, right + down, RIGHT));
    }

    private static String curve(double from, double to, int x) {
      return "C%d %s %d %s %d %s".formatted(BEND, number(from), BEND, number(to), x, number(to));
    }

    /** Height of its middle at a point of the curve, from 0 to 1. */
    private double middleAt(double t) {
      return bezier(t, left, left, right, right) + height / 2;
    }

    private static double across(double t) {
      return bezier(t, LEFT + BAR_WIDTH, BEND, BEND, RIGHT);
    }

    private static double bezier(double t, double a, double b, double c, double d) {
      double s = 1 - t;
      return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }

    /** The least height at which the drawing of its kind can be told from others. */
    private static double least(Course course) {
      return course == Course.WORSE ? 6 : 4;
    }
  }

  /** Number on a ribbon of a movement. */
  public record Pill(Course course, int count, double x, double y) {
    static final int WIDTH = 48;
    static final int HEIGHT = 24;

    public double left() {
      return x - WIDTH / 2.0;
    }

    public double top() {
      return y - HEIGHT / 2.0;
    }

    boolean meets(Pill other) {
      return Math.abs(x - other.x) < WIDTH + 2 && Math.abs(y - other.y) < HEIGHT + 2;
    }
  }

  static FlowPicture of(Transitions moves) {
    List<RatingLabel> left = moves.presentBefore();
    List<RatingLabel> right = moves.presentAfter();
    double unit = unit(moves, Math.max(left.size(), right.size()));
    Map<RatingLabel, Double> leftTops = new EnumMap<>(RatingLabel.class);
    List<Bar> before = bars(left, true, moves, unit, leftTops);
    Map<RatingLabel, Double> rightTops = new EnumMap<>(RatingLabel.class);
    List<Bar> after = bars(right, false, moves, unit, rightTops);
    List<Ribbon> ribbons = new ArrayList<>();
    for (RatingLabel from : left) {
      for (RatingLabel to : right) {
        int count = moves.count(from, to);
        if (count > 0) {
          Course course = Course.of(from, to);
          double height = height(course, count, unit);
          ribbons.add(
              new Ribbon(
                  from,
                  to,
                  course,
                  count,
                  leftTops.merge(from, height, Double::sum) - height,
                  rightTops.merge(to, height, Double::sum) - height,
                  height));
        }
      }
    }
    ribbons.sort(Comparator.comparingInt(ribbon -> drawn(ribbon.course())));
    return new FlowPicture(before, after, List.copyOf(ribbons), pills(ribbons));
  }

  /** Unchanged ribbons lie below the others. */
  private static int drawn(Course course) {
    return switch (course) {
      case SAME -> 0;
      case ASIDE -> 1;
      case BETTER -> 2;
      case WORSE -> 3;
    };
  }

  private static double height(Course course, int count, double unit) {
    return Math.max(Ribbon.least(course), count * unit);
  }

  /** Height of a cell: such that the taller bar, with all its thin ribbons widened, has room. */
  private static double unit(Transitions moves, int parts) {
    double room = ROOM - GAP * (double) Math.max(0, parts - 1);
    double most = room / Math.max(1, moves.total());
    double low = 0;
    double high = most;
    if (all(moves, most) <= room + 1e-9) {
      return most;
    }
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (all(moves, middle) <= room) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double all(Transitions moves, double unit) {
    return Transitions.ORDER.stream()
        .flatMapToDouble(
            from -> Transitions.ORDER.stream().mapToDouble(to -> part(moves, from, to, unit)))
        .sum();
  }

  private static double part(Transitions moves, RatingLabel from, RatingLabel to, double unit) {
    int count = moves.count(from, to);
    return count == 0 ? 0 : height(Course.of(from, to), count, unit);
  }

  private static List<Bar> bars(
      List<RatingLabel> labels,
      boolean first,
      Transitions moves,
      double unit,
      Map<RatingLabel, Double> tops) {
    List<Double> heights =
        labels.stream()
            .map(label ->
                Transitions.ORDER.stream()
                    .mapToDouble(other ->
                        first ? part(moves, label, other, unit) : part(moves, other, label, unit))
                    .sum())
            .toList();
    List<Double> middles = new ArrayList<>();
    double top = TOP;
    for (int i = 0; i < labels.size(); i++) {
      tops.put(labels.get(i), top);
      middles.add(top + heights.get(i) / 2);
      top += heights.get(i) + GAP;
    }
    List<Double> places = Spacing.apart(middles, LABEL_GAP, TOP + 4.0, HEIGHT - LABEL_EDGE);
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      RatingLabel label = labels.get(i);
      bars.add(
          new Bar(
              label,
              first ? moves.before(label) : moves.after(label),
              first ? LEFT : RIGHT,
              tops.getOrDefault(label, 0.0),
              heights.get(i),
              places.get(i)));
    }
    return List.copyOf(bars);
  }

  /** The larger ones have the first choice of places along their ribbons. */
  private static List<Pill> pills(List<Ribbon> ribbons) {
    List<Pill> placed = new ArrayList<>();
    ribbons.stream()
        .filter(it -> it.course() == Course.BETTER || it.course() == Course.WORSE)
        .sorted(Comparator.comparingInt(Ribbon::count).reversed())
        .forEach(ribbon -> placed.add(pill(ribbon, placed)));
    return List.copyOf(placed);
  }

  private static Pill pill(Ribbon ribbon, List<Pill> placed) {
    List<Pill> places =
        Stream.of(.27, .15, .4)
            .map(t -> ribbon.course() == Course.WORSE ? 1 - t : t)
            .map(t ->
                new Pill(
                    ribbon.course(), ribbon.count(), Ribbon.across(t), inside(ribbon.middleAt(t))))
            .toList();
    return places.stream()
        .filter(place -> placed.stream().noneMatch(place::meets))
        .findFirst()
        .orElse(places.getLast());
  }

  private static double inside(double y) {
    return Math.clamp(y, Pill.HEIGHT / 2.0 + 2, HEIGHT - Pill.HEIGHT / 2.0 - 2);
  }

  /** A number of the drawing, to a tenth. */
  static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
  }
}
