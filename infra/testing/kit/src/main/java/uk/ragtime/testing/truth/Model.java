package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is true, by the rules in their plainest form: lists of what was recorded, gone through anew
 * for each question. Written apart from both services, and slow on purpose.
 */
class Model {
  /** Everything that was ever recorded. */
  static final Instant NOW = Instant.MAX;

  private record Version(String checklist, int number, List<Item> items) {}

  /** A capability through versions, named after where it began. */
  record Line(String checklist, int version, String code) {}

  /** What is in force on a line. */
  interface InForce {
    @Nullable Entry on(Line line);
  }

  private final List<String> areas;
  private final List<String> agencies;
  private final List<Version> versions = new ArrayList<>();
  private final List<Cycle> cycles = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  Model(List<String> areas, List<String> agencies) {
    this.areas = areas;
    this.agencies = agencies;
  }

  void publish(String checklist, int version, List<Item> items) {
    List<String> former = codes(checklist, version - 1);
    versions.add(
        new Version(
            checklist, version, items.stream().map(item -> item.spelledOut(former)).toList()));
  }

  /** Takes down how a cycle is from now on. */
  void put(Cycle cycle) {
    cycles.add(cycle);
  }

  void put(Entry entry) {
    entries.add(entry);
  }

  List<String> areas() {
    return areas;
  }

  List<String> agencies() {
    return agencies;
  }

  List<Place> places() {
    return areas.stream()
        .flatMap(area -> agencies.stream().map(agency -> new Place(area, agency)))
        .toList();
  }

  List<Entry> entries() {
    return entries;
  }

  List<Entry> entriesOf(String cycle) {
    return entries.stream().filter(entry -> entry.cycle().equals(cycle)).toList();
  }

  int versions(String checklist) {
    return (int) versions.stream().filter(each -> each.checklist().equals(checklist)).count();
  }

  /** None for a version that there is not. */
  List<Item> items(String checklist, int version) {
    return versions.stream()
        .filter(each -> each.checklist().equals(checklist) && each.number() == version)
        .flatMap(each -> each.items().stream())
        .toList();
  }

  List<String> codes(String checklist, int version) {
    return items(checklist, version).stream().map(Item::code).toList();
  }

  Item item(String checklist, int version, String code) {
    return items(checklist, version).stream()
        .filter(item -> item.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  /** The cycles as they were known then. */
  List<Cycle> cycles(Instant knownAt) {
    Map<String, Cycle> last = new LinkedHashMap<>();
    cycles.stream()
        .filter(cycle -> !cycle.recordedAt().isAfter(knownAt))
        .forEach(cycle -> last.put(cycle.code(), cycle));
    return List.copyOf(last.values());
  }

  Cycle cycle(String code) {
    return cycle(code, NOW);
  }

  Cycle cycle(String code, Instant knownAt) {
    return cycles(knownAt).stream()
        .filter(cycle -> cycle.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  /** The last of those that have opened by the day; if none has, the first of all. */
  static Cycle current(List<Cycle> among, LocalDate day) {
    List<Cycle> inOrder = among.stream().sorted(Cycle.IN_ORDER).toList();
    List<Cycle> opened = inOrder.stream().filter(cycle -> cycle.hasOpenedBy(day)).toList();
    return opened.isEmpty() ? inOrder.getFirst() : opened.getLast();
  }

  Line lineOf(String checklist, int version, String code) {
    Item item = item(checklist, version, code);
    return item.continuesItsLine()
        ? lineOf(checklist, version - 1, item.codes().getFirst())
        : new Line(checklist, version, code);
  }

  Line lineOf(Entry entry) {
    Cycle cycle = cycle(entry.cycle());
    return lineOf(cycle.checklist(), cycle.version(), entry.code());
  }

  /** Of the latest day, and of several on that day the one that was recorded last. */
  @Nullable Entry latest(Stream<Entry> of) {
    return of.max(Comparator.comparing(Entry::day).thenComparingLong(Entry::position)).orElse(null);
  }

  private @Nullable Entry latest(Place place, Line line, LocalDate day, Predicate<Entry> which) {
    return latest(
        entries.stream()
            .filter(entry -> entry.place().equals(place))
            .filter(entry -> lineOf(entry).equals(line))
            .filter(entry -> !entry.day().isAfter(day))
            .filter(which));
  }

  /** As things stood on a day, as far as it was known. */
  InForce inForce(Place place, LocalDate day, Instant knownAt) {
    return line -> latest(place, line, day, entry -> !entry.recordedAt().isAfter(knownAt));
  }

  /** As a cycle left things: its own word line by line, else what stood beside it. */
  InForce outcome(Place place, Cycle cycle, Instant knownAt, Instant now) {
    LocalDate day = outcomeDay(cycle, now);
    Instant settled = settled(cycle);
    Predicate<Entry> known = entry -> !entry.recordedAt().isAfter(knownAt);
    return line -> {
      Entry own = latest(place, line, day, known.and(entry -> entry.cycle().equals(cycle.code())));
      return own != null
          ? own
          : latest(
              place,
              line,
              day,
              known.and(entry ->
                  !entry.cycle().equals(cycle.code()) && !entry.recordedAt().isAfter(settled)));
    };
  }

  LocalDate outcomeDay(Cycle cycle, Instant now) {
    return Cycle.dayOf(cycle.outcomeInstant().isBefore(now) ? cycle.outcomeInstant() : now);
  }

  /** Until when other cycles' entries may show in a cycle's outcome. */
  Instant settled(Cycle cycle) {
    if (!cycle.historic()) {
      return cycle.outcomeInstant();
    }
    return cycle.closedAt() == null ? NOW : Cycle.justBefore(cycle.closedAt());
  }

  /** What an item shows through a version of its checklist. */
  @Nullable Entry shows(String checklist, int version, String code, InForce inForce) {
    Entry own = inForce.on(lineOf(checklist, version, code));
    if (own != null) {
      return own;
    }
    Item item = item(checklist, version, code);
    List<@Nullable Entry> before = new ArrayList<>();
    item.codes().forEach(former -> before.add(shows(checklist, version - 1, former, inForce)));
    return switch (item.kind()) {
      case NEW -> null;
      case SAME, REWORDED, SPLIT -> before.getFirst();
      case MERGED -> unanimous(before);
    };
  }

  /** The latest of entries that all say the same; null where one is missing or says otherwise. */
  @Nullable Entry unanimous(List<@Nullable Entry> all) {
    if (all.stream().anyMatch(Objects::isNull)) {
      return null;
    }
    List<Entry> present = all.stream().map(Objects::requireNonNull).toList();
    long ratings = present.stream().map(Entry::rating).distinct().count();
    return ratings == 1 ? latest(present.stream()) : null;
  }

  @Nullable Entry shows(Cycle through, String code, InForce inForce) {
    return shows(through.checklist(), through.version(), code, inForce);
  }
}
