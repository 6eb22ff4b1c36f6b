package uk.ragtime.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.AgencyEvent.AgencyJoined;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.lineage.Origin;
import uk.ragtime.query.rating.NaiveRatings;
import uk.ragtime.query.rating.RandomHistory;
import uk.ragtime.query.rating.RatingEntry;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;

/**
 * A partnership of one area with a random history. Its first cycle uses the first version of the
 * checklist; the second version renames one capability, drops one and has a new one.
 */
final class RandomPartnership {
  static final PartnershipCode CODE = new PartnershipCode("random");
  private static final AreaCode HERE = new AreaCode("here");
  private static final ChecklistCode CHECKLIST = new ChecklistCode("list");
  private static final Instant BEFORE_ALL = Instant.parse("2023-11-01T09:00:00Z");

  static final CapabilityCode KEPT = new CapabilityCode("c1");
  static final CapabilityCode FRESH = new CapabilityCode("c2");
  static final CapabilityCode RENAMED = new CapabilityCode("c3");
  static final CapabilityCode DROPPED = new CapabilityCode("c2-before");
  static final CapabilityCode OLD_NAME = new CapabilityCode("c3-before");

  private final TestLog log;
  private final List<RatingEntry> all = new ArrayList<>();
  private final Map<Integer, List<RatingEntry>> seen = new HashMap<>();

  /** Publishes all of it. */
  RandomPartnership(TestLog log, String issuer, long seed, int events) {
    this.log = log;
    setUp(issuer);
    @Nullable CycleCode cycle = null;
    Instant recordedAt = BEFORE_ALL;
    for (RatingEntry entry : RandomHistory.of(seed, events)) {
      recordedAt = entry.recordedAt().isAfter(recordedAt) ? entry.recordedAt() : recordedAt;
      if (cycle != null && !cycle.equals(entry.cycle())) {
        log.append(CODE, new CycleClosed(cycle), recordedAt);
      }
      cycle = entry.cycle();
      all.add(published(entry, recordedAt));
    }
    log.flush();
  }

  /** Every entry under the name that its capability had, in the order of positions. */
  List<RatingEntry> all() {
    return all;
  }

  /** Ratings seen through a version, under the codes of that version. */
  List<RatingEntry> seen(int version) {
    return seen.computeIfAbsent(version, this::look);
  }

  private List<RatingEntry> look(int version) {
    List<RatingEntry> seen = new ArrayList<>();
    for (RatingEntry entry : all) {
      boolean renamed = version > 1 && entry.capability().equals(OLD_NAME);
      CapabilityCode name = renamed ? RENAMED : entry.capability();
      if (capabilities(version).contains(name)) {
        seen.add(as(entry, name, entry.recordedAt(), entry.position()));
      }
    }
    return seen;
  }

  static List<CapabilityCode> capabilities(int version) {
    return version == 1 ? List.of(KEPT, DROPPED, OLD_NAME) : List.of(KEPT, FRESH, RENAMED);
  }

  static int version(CycleCode cycle) {
    return cycle.equals(RandomHistory.CYCLES.getFirst()) ? 1 : 2;
  }

  /** The cycle that a day belongs to. */
  static CycleCode cycleOn(LocalDate day) {
    CycleCode last = RandomHistory.CYCLES.getFirst();
    for (CycleCode cycle : RandomHistory.CYCLES) {
      last = opensOn(cycle).isAfter(day) ? last : cycle;
    }
    return last;
  }

  /** The last day whose ratings belong to a cycle's outcome. */
  static LocalDate lastDay(CycleCode cycle) {
    return opensOn(cycle).plusDays(RandomHistory.DAYS / RandomHistory.CYCLES.size() - 1L);
  }

  private static LocalDate opensOn(CycleCode cycle) {
    int part = RandomHistory.DAYS / RandomHistory.CYCLES.size();
    return RandomHistory.FIRST_DAY.plusDays((long) part * RandomHistory.CYCLES.indexOf(cycle));
  }

  /** As the write side would have it: a reconfirmation where the rating stayed as it was. */
  private RatingEntry published(RatingEntry entry, Instant recordedAt) {
    CapabilityCode capability = named(entry);
    Optional<RatingEntry> inForce =
        NaiveRatings.inForce(all, entry.agency(), capability, entry.effectiveOn(), Instant.MAX);
    Rating from = inForce.map(RatingEntry::rating).orElse(null);
    CycleCode cycle = entry.cycle();
    LocalDate day = entry.effectiveOn();
    DomainEvent event =
        from == entry.rating()
            ? SampleEvents.reconfirmed(cycle, HERE, entry.agency(), capability, entry.rating(), day)
            : SampleEvents.rated(
                cycle, HERE, entry.agency(), capability, from, entry.rating(), day);
    long position = log.append(CODE, event, recordedAt, entry.actor());
    return as(entry, capability, recordedAt, position);
  }

  private static CapabilityCode named(RatingEntry entry) {
    int place = RandomHistory.CAPABILITIES.indexOf(entry.capability());
    return capabilities(version(entry.cycle())).get(place);
  }

  private static RatingEntry as(
      RatingEntry entry, CapabilityCode capability, Instant recordedAt, long position) {
    return new RatingEntry(
        entry.agency(),
        capability,
        entry.rating(),
        entry.stage(),
        entry.cycle(),
        entry.effectiveOn(),
        recordedAt,
        position,
        TestPersons.handle(entry.actor()).value());
  }

  private void setUp(String issuer) {
    log.append(
        CODE,
        log.persons()
            .enrolled(
                CODE,
                "auditor",
                TestPersons.lookup(issuer, "auditor"),
                Set.of(Role.AUDITOR),
                Set.of()),
        BEFORE_ALL);
    log.append(CODE, new AreaDefined(HERE, "Here", null), BEFORE_ALL);
    for (AgencyCode agency : RandomHistory.AGENCIES) {
      log.append(
          CODE, new AgencyJoined(agency, "Agency", Sector.OTHER, Set.of(HERE), null), BEFORE_ALL);
    }
    for (int version : List.of(1, 2)) {
      List<Capability> capabilities =
          capabilities(version).stream()
              .map(code ->
                  new Capability(
                      code,
                      "Title",
                      "s",
                      "g",
                      "r",
                      "a",
                      "g",
                      code.equals(RENAMED) ? Origin.same(OLD_NAME) : null))
              .toList();
      log.append(
          CODE,
          new ChecklistVersionPublished(CHECKLIST, version, "List", capabilities, null),
          BEFORE_ALL);
    }
    for (CycleCode cycle : RandomHistory.CYCLES) {
      Instant cutOff = lastDay(cycle).atTime(20, 0).toInstant(ZoneOffset.UTC);
      log.append(
          CODE,
          new CycleScheduled(
              cycle, "Cycle", CHECKLIST, version(cycle), opensOn(cycle), cutOff, true),
          BEFORE_ALL);
    }
  }
}
