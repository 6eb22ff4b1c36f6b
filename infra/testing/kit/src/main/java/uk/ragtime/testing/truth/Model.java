package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rules in their plainest form: lists of what was recorded, evaluated anew for each query.
 * Written independently of both services, and slow on purpose.
 */
class Model {
  /** Everything that was ever recorded. */
  static final Instant NOW = Instant.MAX;

  private record Version(String checklist, int number, List<ChecklistItem> items) {}

  /** A capability through versions, named after where it began. */
  record Line(String checklist, int version, String code) {}

  private final List<String> areas;
  private final List<String> agencies;
  private final List<Version> versions = new ArrayList<>();
  private final List<ModelCycle> cycles = new ArrayList<>();
  private final List<RecordedRating> entries = new ArrayList<>();
  private final List<RecordedStep> steps = new ArrayList<>();

  Model(List<String> areas, List<String> agencies) {
    this.areas = areas;
    this.agencies = agencies;
  }

  void publish(String checklist, int version, List<ChecklistItem> items) {
    List<String> former = codes(checklist, version - 1);
    versions.add(
        new Version(
            checklist, version, items.stream().map(item -> item.spelledOut(former)).toList()));
  }

  /** Takes down how a cycle is from now on. */
  void put(ModelCycle cycle) {
    cycles.add(cycle);
  }

  void put(RecordedRating entry) {
    entries.add(entry);
  }

  void put(RecordedStep step) {
    steps.add(step);
  }

  List<String> areas() {
    return areas;
  }

  List<String> agencies() {
    return agencies;
  }

  List<AgencyInArea> places() {
    return areas.stream()
        .flatMap(area -> agencies.stream().map(agency -> new AgencyInArea(area, agency)))
        .toList();
  }

  /** Every word, in the order of recording. */
  List<RecordedRating> entries() {
    return entries;
  }

  List<RecordedRating> entriesOf(String cycle) {
    return entries.stream().filter(entry -> entry.cycle().equals(cycle)).toList();
  }

  /** Every step of a review, in the order of recording. */
  List<RecordedStep> steps() {
    return steps;
  }

  ModelAssessment assessment(String cycle, AgencyInArea place) {
    return new ModelAssessment(this, cycle(cycle), place);
  }

  int versions(String checklist) {
    return (int) versions.stream().filter(each -> each.checklist().equals(checklist)).count();
  }

  /** None for a version that there is not. */
  List<ChecklistItem> items(String checklist, int version) {
    return versions.stream()
        .filter(each -> each.checklist().equals(checklist) && each.number() == version)
        .flatMap(each -> each.items().stream())
        .toList();
  }

  List<String> codes(String checklist, int version) {
    return items(checklist, version).stream().map(ChecklistItem::code).toList();
  }

  ChecklistItem item(String checklist, int version, String code) {
    return items(checklist, version).stream()
        .filter(item -> item.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  /** The cycles as they were known then. */
  List<ModelCycle> cycles(Instant knownAt) {
    Map<String, ModelCycle> last = new LinkedHashMap<>();
    cycles.stream()
        .filter(cycle -> !cycle.recordedAt().isAfter(knownAt))
        .forEach(cycle -> last.put(cycle.code(), cycle));
    return List.copyOf(last.values());
  }

  ModelCycle cycle(String code) {
    return cycle(code, NOW);
  }

  ModelCycle cycle(String code, Instant knownAt) {
    return cycles(knownAt).stream()
        .filter(cycle -> cycle.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  /** The last of those that have opened by the day; if none has, the first of all. */
  static ModelCycle current(List<ModelCycle> among, LocalDate day) {
    List<ModelCycle> inOrder = among.stream().sorted(ModelCycle.IN_ORDER).toList();
    List<ModelCycle> opened = inOrder.stream().filter(cycle -> cycle.hasOpenedBy(day)).toList();
    return opened.isEmpty() ? inOrder.getFirst() : opened.getLast();
  }

  Line lineOf(String checklist, int version, String code) {
    ChecklistItem item = item(checklist, version, code);
    return item.continuesItsLine()
        ? lineOf(checklist, version - 1, item.codes().getFirst())
        : new Line(checklist, version, code);
  }

  Line lineOf(RecordedRating entry) {
    ModelCycle cycle = cycle(entry.cycle());
    return lineOf(cycle.checklist(), cycle.version(), entry.code());
  }

  /** Of the latest day, and of several on that day the one that was recorded last. */
  @Nullable RecordedRating latest(Stream<RecordedRating> of) {
    return of.max(
            Comparator.comparing(RecordedRating::day).thenComparingLong(RecordedRating::position))
        .orElse(null);
  }

  /** The word in force on a line. */
  @Nullable RecordedRating entry(Viewpoint from, Line line) {
    return entry(from, line, entry -> counts(from.stage(), entry));
  }

  /** Of some words the one in force; in an outcome one of the cycle itself comes first. */
  @Nullable RecordedRating entry(Viewpoint from, Line line, Predicate<RecordedRating> which) {
    ModelCycle cycle = from.outcomeOf();
    List<RecordedRating> all =
        entries.stream()
            .filter(entry -> entry.place().equals(from.place()))
            .filter(entry -> lineOf(entry).equals(line))
            .filter(entry -> !entry.day().isAfter(from.day()))
            .filter(entry -> isKnown(from, entry) && !isWithdrawn(from, entry))
            .filter(which)
            .toList();
    RecordedRating own =
        cycle == null
            ? null
            : latest(all.stream().filter(entry -> entry.cycle().equals(cycle.code())));
    return own == null ? latest(all.stream()) : own;
  }

  boolean counts(Stage stage, RecordedRating entry) {
    return stage.counts(entry.kind());
  }

  /** In an outcome, words of other cycles count as far as they were known when it was settled. */
  boolean isKnown(Viewpoint from, RecordedRating entry) {
    ModelCycle cycle = from.outcomeOf();
    boolean counts =
        cycle == null
            || entry.cycle().equals(cycle.code())
            || !entry.recordedAt().isAfter(from.settled());
    return counts && !entry.recordedAt().isAfter(from.knownAt());
  }

  boolean isWithdrawn(Viewpoint from, RecordedRating entry) {
    return entry.position() == from.leftOut()
        || entries.stream()
            .anyMatch(other -> other.withdraws() == entry.position() && isKnown(from, other));
  }

  boolean settlesChallenges(RecordedRating word) {
    return switch (word.kind()) {
      case CHANGED, AGREED, WITHDRAWN -> true;
      case RECONFIRMED, CHALLENGED, SUBMITTED, ANSWERED, SIGNED_OFF, REOPENED -> false;
    };
  }

  /** As things stood on a day, as far as it was known. */
  Viewpoint inForce(AgencyInArea place, LocalDate day, Instant knownAt) {
    return new Viewpoint(place, day, null, knownAt, knownAt, Stage.STANDING, 0);
  }

  /** As a cycle left things: its own word line by line, else what stood beside it. */
  Viewpoint outcome(AgencyInArea place, ModelCycle cycle, Instant knownAt, Instant now) {
    return new Viewpoint(
        place, outcomeDay(cycle, now), cycle, knownAt, settled(cycle), Stage.STANDING, 0);
  }

  LocalDate outcomeDay(ModelCycle cycle, Instant now) {
    return ModelCycle.dayOf(cycle.outcomeInstant().isBefore(now) ? cycle.outcomeInstant() : now);
  }

  /** Until when other cycles' entries may show in a cycle's outcome. */
  Instant settled(ModelCycle cycle) {
    if (!cycle.historic()) {
      return cycle.outcomeInstant();
    }
    return cycle.closedAt() == null ? NOW : ModelCycle.justBefore(cycle.closedAt());
  }

  /** The rating that an item shows through a version of its checklist. */
  @Nullable RecordedRating shows(String checklist, int version, String code, Viewpoint from) {
    RecordedRating own = entry(from, lineOf(checklist, version, code));
    if (own != null) {
      return own;
    }
    ChecklistItem item = item(checklist, version, code);
    List<@Nullable RecordedRating> before = new ArrayList<>();
    item.codes().forEach(former -> before.add(shows(checklist, version - 1, former, from)));
    return switch (item.kind()) {
      case NEW -> null;
      case SAME, REWORDED, SPLIT -> before.getFirst();
      case MERGED -> unanimous(before);
    };
  }

  /** The latest entry where all have the same rating; null where one is missing or differs. */
  @Nullable RecordedRating unanimous(List<@Nullable RecordedRating> all) {
    if (all.stream().anyMatch(Objects::isNull)) {
      return null;
    }
    List<RecordedRating> present = all.stream().map(Objects::requireNonNull).toList();
    long ratings = present.stream().map(RecordedRating::rating).distinct().count();
    return ratings == 1 ? latest(present.stream()) : null;
  }

  @Nullable RecordedRating shows(ModelCycle through, String code, Viewpoint from) {
    return shows(through.checklist(), through.version(), code, from);
  }

  /** The rating in an earlier cycle of what an item of a later cycle's version carries on. */
  @Nullable RecordedRating showsFrom(
      ModelCycle earlier, ModelCycle later, String code, Viewpoint from) {
    Set<String> carriedOn = carriedOn(later, later.version(), code, earlier.version());
    if (carriedOn.isEmpty()) {
      return shows(later, code, from);
    }
    List<@Nullable RecordedRating> shown = new ArrayList<>();
    carriedOn.forEach(former -> shown.add(shows(earlier, former, from)));
    return unanimous(shown);
  }

  /** Codes in a version no later than its own of what an item carries on; none in a later one. */
  private Set<String> carriedOn(ModelCycle cycle, int version, String code, int inVersion) {
    if (version <= inVersion) {
      return version == inVersion ? Set.of(code) : Set.of();
    }
    Set<String> codes = new TreeSet<>();
    item(cycle.checklist(), version, code)
        .codes()
        .forEach(former -> codes.addAll(carriedOn(cycle, version - 1, former, inVersion)));
    return codes;
  }
}
