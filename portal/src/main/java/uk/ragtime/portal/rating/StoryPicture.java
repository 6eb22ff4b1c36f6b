package uk.ragtime.portal.rating;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Spacing;

/**
 * Layout of the picture of a rating's story: a lane for each rating, a slot for each cycle, and a
 * line that steps from lane to lane. Time runs inside the slots; between them nothing is to scale.
 *
 * @param gutter width of the names of the lanes
 */
record StoryPicture(
    int width,
    int gutter,
    List<Lane> lanes,
    List<Slot> slots,
    List<Run> runs,
    List<Mark> marks,
    List<LateEntry> late) {

  static final int HEIGHT = 192;
  static final int LATE_Y = 176;

  /** Not applicable is beneath the scale and no part of the line. */
  static final int ASIDE_Y = 165;

  /** Marks are 16 wide, and rings 24: at this distance none covers its neighbour. */
  private static final int APART = 21;

  /** Share of a slot before its first day and after its last. */
  private static final double MARGIN = 0.12;

  private static final double DIGIT = 7.4;

  /** Layouts, in units of about a pixel. */
  enum Size {
    WIDE(960, 92),
    NARROW(328, 76);

    final int width;
    final int gutter;

    Size(int width, int gutter) {
      this.width = width;
      this.gutter = gutter;
    }
  }

  record Lane(RatingLabel label, int y) {}

  private static final List<Lane> LANES =
      List.of(
          new Lane(RatingLabel.GREEN, 46),
          new Lane(RatingLabel.AMBER, 96),
          new Lane(RatingLabel.RED, 146));

  /** A cycle, with as much of its name as there is room for. */
  record Slot(String name, double x, double width) {
    public double middle() {
      return x + width / 2;
    }
  }

  /** A piece of the line, in force or carried over. */
  record Run(String path, boolean carriedOver) {}

  /** An entry. */
  record Mark(PictureEntry.Kind kind, RatingLabel to, double x, int y, boolean onBehalf) {}

  /** Way from the day on which an entry was true to the day on which it was recorded. */
  record LateEntry(String path, double x, int y) {}

  /** A cycle and the time that its slot stands for. */
  private record Round(String name, @Nullable String code, LocalDate begins, LocalDate ends) {
    double part(LocalDate day) {
      long all = Math.max(1, ChronoUnit.DAYS.between(begins, ends));
      return Math.clamp((double) ChronoUnit.DAYS.between(begins, day) / all, 0, 1);
    }
  }

  /**
   * @param entries by the days on which they were true
   * @param cycles of the checklist
   * @param atMost number of cycles to show, the latest ones
   */
  static StoryPicture of(
      List<PictureEntry> entries,
      List<Lists.Cycle> cycles,
      Size size,
      int atMost,
      LocalDate today) {
    List<Round> all = rounds(entries, cycles, today);
    int hidden = Math.max(0, all.size() - atMost);
    List<Round> shown = all.subList(hidden, all.size());
    List<Slot> slots = slots(shown, size);
    List<PictureEntry> inside =
        entries.stream().filter(entry -> slotOf(entry, all) >= hidden).toList();
    RatingLabel before =
        entries.stream()
            .filter(entry -> slotOf(entry, all) < hidden && entry.kind().stands())
            .map(PictureEntry::to)
            .reduce((_, last) -> last)
            .orElse(RatingLabel.NOT_RATED);
    List<Run> runs = new ArrayList<>();
    List<Mark> marks = new ArrayList<>();
    List<LateEntry> late = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      int slot = i + hidden;
      List<PictureEntry> here =
          inside.stream().filter(entry -> slotOf(entry, all) == slot).toList();
      List<Double> places = places(here, shown.get(i), slots.get(i));
      double end =
          i == shown.size() - 1 ? across(slots.get(i), 1) : slots.get(i).x() + slots.get(i).width();
      before = line(runs, here, places, before, slots.get(i).x(), end);
      for (int j = 0; j < here.size(); j++) {
        PictureEntry entry = here.get(j);
        int y = laneOf(entry.to());
        marks.add(new Mark(entry.kind(), entry.to(), places.get(j), y, entry.onBehalf()));
        if (entry.isLate() && !isHistoric(entry, cycles)) {
          late.add(late(places.get(j), y, recordedAt(entry, shown, slots)));
        }
      }
    }
    return new StoryPicture(
        size.width,
        size.gutter,
        LANES,
        slots,
        List.copyOf(runs),
        List.copyOf(marks),
        List.copyOf(late));
  }

  /** Number of cycles that the whole story has. */
  static int cyclesOf(List<PictureEntry> entries, List<Lists.Cycle> cycles, LocalDate today) {
    return rounds(entries, cycles, today).size();
  }

  /** Cycles from that of the first entry on. */
  private static List<Round> rounds(
      List<PictureEntry> entries, List<Lists.Cycle> cycles, LocalDate today) {
    List<Round> rounds =
        cycles.stream()
            .filter(Lists.Cycle::hasOpened)
            .filter(cycle -> cycle.opensOn() != null && !cycle.opensOn().isAfter(today))
            .map(cycle -> round(cycle, today))
            .sorted(Comparator.comparing(Round::begins).thenComparing(Round::ends))
            .toList();
    int first =
        entries.stream().mapToInt(entry -> slotOf(entry, rounds)).min().orElse(rounds.size());
    return rounds.subList(Math.min(first, rounds.size()), rounds.size());
  }

  private static Round round(Lists.Cycle cycle, LocalDate today) {
    LocalDate begins = Objects.requireNonNullElse(cycle.opensOn(), today);
    LocalDate settled = cycle.open() ? null : cycle.outcomeOn();
    LocalDate ends = settled == null || settled.isAfter(today) ? today : settled;
    return new Round(cycle.name(), cycle.cycle(), begins, ends.isBefore(begins) ? begins : ends);
  }

  /** The slot of an entry's cycle, or else the last one that had begun. */
  private static int slotOf(PictureEntry entry, List<Round> rounds) {
    return IntStream.range(0, rounds.size())
        .filter(i -> Objects.equals(rounds.get(i).code(), entry.cycle()))
        .findFirst()
        .orElseGet(() ->
            Math.max(
                0,
                (int) rounds.stream().filter(it -> !it.begins().isAfter(entry.on())).count() - 1));
  }

  private static List<Slot> slots(List<Round> rounds, Size size) {
    double each = (double) (size.width - size.gutter) / Math.max(1, rounds.size());
    return IntStream.range(0, rounds.size())
        .mapToObj(i -> new Slot(fitted(rounds.get(i).name(), each), size.gutter + i * each, each))
        .toList();
  }

  private static String fitted(String name, double width) {
    int most = Math.max(4, (int) (width / DIGIT));
    return name.length() <= most ? name : name.substring(0, most - 1).strip() + "…";
  }

  private static double across(Slot slot, double part) {
    return slot.x() + slot.width() * (MARGIN + (1 - 2 * MARGIN) * part);
  }

  private static List<Double> places(List<PictureEntry> entries, Round round, Slot slot) {
    List<Double> wanted =
        entries.stream().map(entry -> across(slot, round.part(entry.on()))).toList();
    return Spacing.apart(wanted, APART, slot.x() + 10, slot.x() + slot.width() - 10);
  }

  private static int laneOf(RatingLabel label) {
    return LANES.stream()
        .filter(lane -> lane.label() == label)
        .map(Lane::y)
        .findFirst()
        .orElse(ASIDE_Y);
  }

  /**
   * Adds a slot's pieces of the line. Up to the first entry of the slot's cycle, what stands is
   * carried over.
   *
   * @return what stands at its end
   */
  private static RatingLabel line(
      List<Run> runs,
      List<PictureEntry> entries,
      List<Double> places,
      RatingLabel before,
      double begin,
      double end) {
    RatingLabel now = before;
    double x = begin;
    StringBuilder path = new StringBuilder();
    boolean carried = true;
    move(path, x, now);
    for (int i = 0; i < entries.size(); i++) {
      PictureEntry entry = entries.get(i);
      if (!entry.kind().stands()) {
        continue;
      }
      x = places.get(i);
      go(path, x, now);
      if (carried) {
        add(runs, path, true);
        move(path, x, now);
        carried = false;
      }
      if (entry.to() != now) {
        step(path, x, now, entry.to());
        now = entry.to();
      }
    }
    go(path, end, now);
    add(runs, path, carried);
    return now;
  }

  private static boolean hasLane(RatingLabel label) {
    return laneOf(label) != ASIDE_Y;
  }

  private static void move(StringBuilder path, double x, RatingLabel at) {
    path.setLength(0);
    if (hasLane(at)) {
      path.append('M').append(number(x)).append(' ').append(laneOf(at));
    }
  }

  private static void go(StringBuilder path, double x, RatingLabel at) {
    if (hasLane(at)) {
      path.append('H').append(number(x));
    }
  }

  private static void step(StringBuilder path, double x, RatingLabel from, RatingLabel to) {
    if (hasLane(from) && hasLane(to)) {
      path.append('V').append(laneOf(to));
    } else if (hasLane(to)) {
      path.append('M').append(number(x)).append(' ').append(laneOf(to));
    }
  }

  private static void add(List<Run> runs, StringBuilder path, boolean carriedOver) {
    if (path.indexOf("H") >= 0 || path.indexOf("V") >= 0) {
      runs.add(new Run(path.toString(), carriedOver));
    }
  }

  private static boolean isHistoric(PictureEntry entry, List<Lists.Cycle> cycles) {
    return cycles.stream()
        .anyMatch(cycle -> cycle.cycle().equals(entry.cycle()) && cycle.isHistoric());
  }

  /** A day between two cycles is on the border of their slots. */
  private static double recordedAt(PictureEntry entry, List<Round> rounds, List<Slot> slots) {
    LocalDate day = entry.recordedOn();
    double x = slots.getFirst().x();
    for (int i = 0; i < rounds.size(); i++) {
      if (day.isBefore(rounds.get(i).begins())) {
        return x;
      }
      boolean ended = day.isAfter(rounds.get(i).ends());
      x =
          ended
              ? slots.get(i).x() + slots.get(i).width()
              : across(slots.get(i), rounds.get(i).part(day));
    }
    return Math.min(x, slots.getLast().x() + slots.getLast().width() - 6);
  }

  private static LateEntry late(double x, int y, double recorded) {
    return new LateEntry(
        "M%s %dV%dH%s".formatted(number(x), y + 10, LATE_Y, number(recorded)), recorded, LATE_Y);
  }

  /** A number of the drawing, to a tenth. */
  private static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths % 10 == 0 ? String.valueOf(tenths / 10) : String.valueOf(tenths / 10.0);
  }
}
