package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.AgencyEvent.AgencyJoined;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.query.rating.NaiveRatings;
import uk.ragtime.query.rating.RandomHistory;
import uk.ragtime.query.rating.RatingEntry;
import uk.ragtime.query.support.Demo;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestIssuer;

/** Thousands of random events, and every answer compared with the rule said aloud. */
class RandomHistoriesIT {
  private static final AreaCode HERE = new AreaCode("here");
  private static final ChecklistCode CHECKLIST = new ChecklistCode("list");
  private static final Instant BEFORE_ALL = Instant.parse("2023-11-01T09:00:00Z");
  private static final int EVENTS = 3_000;
  private static final int LOOKS = 150;

  @Test
  void profilesAndHistoriesAgreeWithTheRuleSaidAloud() {
    PartnershipCode partnership = new PartnershipCode("random");
    try (TestIssuer issuer = TestIssuer.start();
        TestLog log = new TestLog()) {
      // given
      setUp(log, partnership, issuer.issuer());
      List<RatingEntry> all = new ArrayList<>();
      for (RatingEntry entry : RandomHistory.of(20_261_123, EVENTS)) {
        all.add(published(log, partnership, entry, all));
      }
      log.flush();
      try (QueryService service = QueryService.start(QueryService.newDatabase(), issuer)) {
        String area = "/v1/random/areas/here";
        service.get("auditor", area + "/profile?minPosition=" + all.getLast().position());

        // when, then
        Random random = new Random(7);
        for (int look = 0; look < LOOKS; look++) {
          LocalDate day = RandomHistory.someDay(random);
          Instant knownAt = RandomHistory.someInstant(random);
          String query = "?asOf=" + day + "&knownAt=" + knownAt;
          JsonNode profile = service.get("auditor", area + "/profile" + query).json();
          assertProfile(all, profile, day, knownAt);
        }
        Instant knownAt = Instant.parse("2025-06-01T00:00:00Z");
        JsonNode history =
            service
                .get("auditor", area + "/history?by=month&to=2026-08-31&knownAt=" + knownAt)
                .json();
        assertHistory(all, history, knownAt);
      }
    }
  }

  private static void assertProfile(
      List<RatingEntry> all, JsonNode profile, LocalDate day, Instant knownAt) {
    String cycle = profile.get("cycle").asString();
    assertThat(cycle).isEqualTo(cycleOn(day));
    for (JsonNode capability : profile.get("capabilities")) {
      CapabilityCode code = new CapabilityCode(capability.get("code").asString());
      Map<String, JsonNode> shown = new HashMap<>();
      capability.get("ratings").forEach(it -> shown.put(it.get("agency").asString(), it));
      for (AgencyCode agency : RandomHistory.AGENCIES) {
        Optional<RatingEntry> expected = NaiveRatings.inForce(all, agency, code, day, knownAt);
        assertThat(shown.containsKey(agency.value())).isEqualTo(expected.isPresent());
        expected.ifPresent(entry -> {
          JsonNode found = Objects.requireNonNull(shown.get(agency.value()));
          assertThat(found.get("rating").asString()).isEqualTo(entry.rating().name());
          assertThat(found.get("effectiveOn").asString()).isEqualTo(entry.effectiveOn().toString());
          assertThat(Instant.parse(found.get("recordedAt").asString()))
              .isEqualTo(entry.recordedAt());
          assertThat(found.get("cycle").asString()).isEqualTo(entry.cycle().value());
          assertThat(found.get("carriedOver").asBoolean())
              .isEqualTo(!entry.cycle().value().equals(cycle));
        });
      }
      assertThat(capability.get("distribution").get("notRated").asInt())
          .isEqualTo(RandomHistory.AGENCIES.size() - shown.size());
    }
  }

  private static void assertHistory(List<RatingEntry> all, JsonNode history, Instant knownAt) {
    assertThat(history.get("points").size()).isEqualTo(32);
    for (JsonNode point : history.get("points")) {
      LocalDate day =
          LocalDate.parse(point.get("period").asString() + "-01").plusMonths(1).minusDays(1);
      for (JsonNode capability : point.get("capabilities")) {
        CapabilityCode code = new CapabilityCode(capability.get("code").asString());
        long red =
            RandomHistory.AGENCIES.stream()
                .map(agency -> NaiveRatings.inForce(all, agency, code, day, knownAt))
                .flatMap(Optional::stream)
                .filter(entry -> entry.rating() == Rating.RED)
                .count();
        assertThat(capability.get("distribution").get("red").asLong()).isEqualTo(red);
      }
    }
  }

  /** As the write side would have it: a reconfirmation where the rating stayed as it was. */
  private static RatingEntry published(
      TestLog log, PartnershipCode partnership, RatingEntry entry, List<RatingEntry> before) {
    Optional<RatingEntry> inForce =
        NaiveRatings.inForce(
            before, entry.agency(), entry.capability(), entry.effectiveOn(), Instant.MAX);
    Rating from = inForce.map(RatingEntry::rating).orElse(null);
    DomainEvent event =
        from == entry.rating()
            ? Demo.reconfirmed(
                entry.cycle(),
                HERE,
                entry.agency(),
                entry.capability(),
                entry.rating(),
                entry.effectiveOn())
            : Demo.rated(
                entry.cycle(),
                HERE,
                entry.agency(),
                entry.capability(),
                from,
                entry.rating(),
                entry.effectiveOn());
    long position = log.append(partnership, event, entry.recordedAt(), entry.actor());
    return new RatingEntry(
        entry.agency(),
        entry.capability(),
        entry.rating(),
        entry.stage(),
        entry.cycle(),
        entry.effectiveOn(),
        entry.recordedAt(),
        position,
        entry.actor());
  }

  private static void setUp(TestLog log, PartnershipCode partnership, String issuer) {
    log.append(
        partnership,
        new MemberEnrolled(
            new MemberCode("auditor"),
            Identity.of(issuer, "auditor"),
            Set.of(Role.AUDITOR),
            Set.of()),
        BEFORE_ALL);
    log.append(partnership, new AreaDefined(HERE, "Here", null), BEFORE_ALL);
    for (AgencyCode agency : RandomHistory.AGENCIES) {
      log.append(
          partnership,
          new AgencyJoined(agency, "Agency", Sector.OTHER, Set.of(HERE), null),
          BEFORE_ALL);
    }
    List<Capability> capabilities =
        RandomHistory.CAPABILITIES.stream()
            .map(code -> new Capability(code, "Title", "s", "g", "r", "a", "g", null))
            .toList();
    log.append(
        partnership, new ChecklistVersionPublished(CHECKLIST, 1, "List", capabilities), BEFORE_ALL);
    for (CycleCode cycle : RandomHistory.CYCLES) {
      log.append(
          partnership,
          new CycleScheduled(
              cycle,
              "Cycle",
              CHECKLIST,
              1,
              opensOn(cycle),
              Instant.parse("2199-01-01T00:00:00Z"),
              true),
          BEFORE_ALL);
    }
  }

  private static String cycleOn(LocalDate day) {
    String last = RandomHistory.CYCLES.getFirst().value();
    for (CycleCode cycle : RandomHistory.CYCLES) {
      last = opensOn(cycle).isAfter(day) ? last : cycle.value();
    }
    return last;
  }

  private static LocalDate opensOn(CycleCode cycle) {
    int part = RandomHistory.DAYS / RandomHistory.CYCLES.size();
    return RandomHistory.FIRST_DAY.plusDays((long) part * RandomHistory.CYCLES.indexOf(cycle));
  }
}
