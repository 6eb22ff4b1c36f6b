package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.event.AgencyEvent.AgencyRevised;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.CycleEvent.CycleCancelled;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleRescheduled;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.lineage.Origin;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.SharedService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestSeals;
import uk.ragtime.query.tenancy.ReferenceMemory;
import uk.ragtime.query.tenancy.TenantTransactions;

/**
 * Random changes of reference data, and random questions between them: what is answered from memory
 * is what is answered without it, byte for byte, and what PostgreSQL itself works out.
 */
class ReferenceAnswersIT {
  private static final PartnershipCode OURS = new PartnershipCode("referring");
  private static final String T = "/v1/" + OURS;
  private static final long SEED = 20_261_130;
  private static final int CHANGES = 60;
  private static final int QUESTIONS = 8;

  /** Present whatever the random history. */
  private static final List<CycleCode> CYCLES =
      List.of(SampleEvents.SPRING, SampleEvents.AUTUMN, new CycleCode("extra-1"));

  private static final List<CapabilityCode> CAPABILITIES =
      List.of(SampleEvents.TUNING_IN, SampleEvents.LOCAL_SERVICES, SampleEvents.SUPERVISION);

  @RegisterExtension static final SharedService shared = new SharedService();

  private static TestLog log;
  private static QueryService service;

  private final Random random = new Random(SEED);
  private Instant now = SampleEvents.BEGIN;
  private int versions = 1;
  private int cycles;

  @BeforeAll
  static void given() {
    log = new TestLog(SharedService.TOPICS);
    service = shared.service();
    SampleEvents.setUp(log, OURS, shared.issuer().issuer());
    log.flush();
  }

  @AfterAll
  static void stop() {
    log.close();
  }

  @Test
  void answersFromMemoryAreThoseWithoutIt() {
    int answered = 0;
    for (int change = 0; change < CHANGES; change++) {
      now =
          now.plus(1 + random.nextInt(72), ChronoUnit.HOURS)
              .plus(random.nextInt(1_000_000), ChronoUnit.MICROS);
      log.append(OURS, change(change), now, "rater");
      log.flush();
      long position = log.position(OURS);
      Eventually.holds(() ->
          assertThat(service.get("auditor-" + OURS, T + "/areas?minPosition=" + position).status())
              .isEqualTo(200));

      for (int i = 0; i < QUESTIONS; i++) {
        answered += asksTheSame(question()) ? 1 : 0;
      }
      knowsWhatPostgresqlKnows();
    }
    assertThat(answered).isGreaterThan(CHANGES * QUESTIONS / 2);
  }

  /** Returns whether it was answered; a refusal is one with and without memory. */
  private boolean asksTheSame(String question) {
    String label = "seed " + SEED + ": " + question;
    Answer fromMemory = service.get("auditor-" + OURS, T + question);
    service.bean(ReferenceMemory.class).clear();
    Answer without = service.get("auditor-" + OURS, T + question);

    assertThat(fromMemory.status()).as(label).isEqualTo(without.status()).isLessThan(500);
    if (without.status() == 200) {
      assertThat(timeless(fromMemory)).as(label).isEqualTo(timeless(without));
    }
    return without.status() == 200;
  }

  /** The moment of an answer about now is that at which it was asked. */
  private static String timeless(Answer answer) {
    return answer.body().replaceAll("\"(asOf|at)\":\"[^\"]*\"", "");
  }

  private void knowsWhatPostgresqlKnows() {
    for (Instant knownAt : List.of(someInstant(), someInstant(), now, KnownAt.LATEST)) {
      boolean _ =
          service
              .bean(TenantTransactions.class)
              .read(
                  OURS,
                  tenant -> {
                    String label = "seed " + SEED + ", known at " + knownAt;
                    assertThat(Cycles.known(tenant, knownAt).all())
                        .as(label)
                        .isEqualTo(FormerReferences.cycles(tenant, knownAt).all());
                    assertThat(Agencies.revisions(tenant, knownAt))
                        .as(label)
                        .isEqualTo(FormerReferences.agencies(tenant, knownAt));
                    return true;
                  });
    }
  }

  private Instant someInstant() {
    long nanos = ChronoUnit.MICROS.between(SampleEvents.BEGIN, now) * 1_000;
    Instant some = SampleEvents.BEGIN.plusNanos(random.nextLong(nanos + 2_000_000));
    return random.nextBoolean() ? some : now.plusNanos(random.nextInt(-1_500, 1_500));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private String question() {
    AreaCode area = one(List.of(SampleEvents.BLACKPOOL, SampleEvents.FYLDE));
    LocalDate day = SampleEvents.FIRST_DAY.plusDays(random.nextInt(-40, 300));
    String known =
        "knownAt="
            + someInstant()
            + "&rollup="
            + one(List.of("worst", "majority", "share-of-green"));
    String stage = "&stage=" + one(List.of("standing", "self", "challenged", "agreed"));
    String cycle = random.nextInt(3) == 0 ? "&cycle=" + one(CYCLES) : "";
    String checklist = random.nextInt(3) == 0 ? "&checklist=" + SampleEvents.CHECKLIST : "";
    String profile =
        (cycle.isEmpty() || random.nextBoolean() ? "&asOf=" + day : "") + cycle + checklist;
    return switch (random.nextInt(10)) {
      case 0 -> "/areas/" + area + "/history?by=quarter&to=2026-12-31&" + known + stage + checklist;
      case 1 ->
          "/areas/%s/movement?from=%s&to=%s&%s%s%s"
              .formatted(area, day, day.plusDays(30), known, stage, checklist);
      case 2 -> "/matrix?" + known + stage + profile;
      case 3 -> "/cycles/" + one(CYCLES) + "/progress?" + known.replaceAll("&.*", "");
      case 4 -> one(List.of("/areas", "/agencies", "/checklists"));
      default -> "/areas/" + area + "/profile?" + known + stage + profile;
    };
  }

  private DomainEvent change(int number) {
    return switch (random.nextInt(8)) {
      case 0 ->
          new AreaRevised(
              one(List.of(SampleEvents.BLACKPOOL, SampleEvents.FYLDE)), "Area " + number, null);
      case 1 -> new AreaDefined(new AreaCode("area-" + number), "New " + number, null);
      case 2 -> revisedAgency(number);
      case 3 -> rescheduled(number);
      case 4 -> published();
      case 5 -> ended(number);
      default -> rated();
    };
  }

  private AgencyRevised revisedAgency(int number) {
    AgencyCode agency =
        one(List.of(SampleEvents.HEALTH_VISITING, SampleEvents.MIDWIFERY, SampleEvents.NURSERIES));
    Set<AreaCode> areas =
        one(
            List.of(
                Set.of(SampleEvents.BLACKPOOL),
                Set.of(SampleEvents.FYLDE),
                Set.of(SampleEvents.BLACKPOOL, SampleEvents.FYLDE),
                Set.<AreaCode>of()));
    return new AgencyRevised(
        agency, "Agency " + number, one(List.of(Sector.values())), areas, null);
  }

  private CycleRescheduled rescheduled(int number) {
    LocalDate opens = SampleEvents.FIRST_DAY.plusDays(random.nextInt(200));
    CycleRules rules =
        random.nextBoolean()
            ? null
            : new CycleRules(
                one(List.of(ReviewRule.values())),
                EnumSet.of(one(List.of(Rating.values()))),
                Set.of(),
                random.nextBoolean());
    return new CycleRescheduled(
        one(CYCLES.subList(0, 2)),
        "Cycle " + number,
        opens,
        opens.plusDays(1 + random.nextInt(150)).atTime(20, 0).toInstant(java.time.ZoneOffset.UTC),
        rules,
        null);
  }

  /** A further version, in which one item is renamed or dropped. */
  private ChecklistVersionPublished published() {
    versions++;
    CapabilityCode left = one(CAPABILITIES);
    List<Capability> capabilities =
        CAPABILITIES.stream()
            .filter(code -> versions % 2 == 1 || !code.equals(left))
            .map(code ->
                new Capability(code, "Title " + versions, "s", "g", "r", "a", "g", (Origin) null))
            .toList();
    return new ChecklistVersionPublished(
        SampleEvents.CHECKLIST, versions, "Workforce " + versions, capabilities, null);
  }

  /** Each cycle ends once; after that, further ones are scheduled. */
  private DomainEvent ended(int number) {
    cycles++;
    LocalDate opens = SampleEvents.FIRST_DAY.plusDays(10L * cycles);
    CycleCode extra = new CycleCode("extra-" + (cycles + 1) / 2);
    if (cycles % 2 == 1) {
      return new CycleScheduled(
          extra,
          "Extra " + number,
          SampleEvents.CHECKLIST,
          versions,
          opens,
          opens.plusDays(60).atTime(20, 0).toInstant(java.time.ZoneOffset.UTC),
          false);
    }
    return random.nextBoolean()
        ? new CycleClosed(extra)
        : new CycleCancelled(extra, TestSeals.of(SealedField.REASON, "Not needed."));
  }

  /** Of the first version's cycle, whatever has become of it since. */
  private DomainEvent rated() {
    LocalDate day = SampleEvents.FIRST_DAY.plusDays(random.nextInt(5));
    LocalDate latest = LocalDate.ofInstant(now, java.time.ZoneOffset.UTC);
    return SampleEvents.rated(
        SampleEvents.SPRING,
        one(List.of(SampleEvents.BLACKPOOL, SampleEvents.FYLDE)),
        one(List.of(SampleEvents.HEALTH_VISITING, SampleEvents.MIDWIFERY)),
        one(CAPABILITIES),
        null,
        one(List.of(Rating.values())),
        day.isAfter(latest) ? latest : day);
  }
}
