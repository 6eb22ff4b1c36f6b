package uk.ragtime.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.AgencyEvent.AgencyJoined;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.CycleEvent.CycleClosed;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.rating.EntryKind;
import uk.ragtime.query.rating.RandomHistory;
import uk.ragtime.query.rating.Word;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.support.TestSeals;

/**
 * A partnership of one area whose agencies rate, are challenged, agree and take back at random:
 * late entries, words of a cycle that is closed already, and challenges of what was itself late.
 * Equal seeds give equal histories.
 */
final class RandomReviews {
  static final AreaCode HERE = new AreaCode("here");
  private static final ChecklistCode CHECKLIST = new ChecklistCode("list");
  private static final Instant BEFORE_ALL = Instant.parse("2023-11-01T09:00:00Z");
  private static final int CYCLE_DAYS = RandomHistory.DAYS / RandomHistory.CYCLES.size();

  private final PartnershipCode partnership;
  private final TestLog log;
  private final Random random;
  private final List<Word> words = new ArrayList<>();
  private final List<Instant> closings = new ArrayList<>();

  /** Publishes all of it. */
  RandomReviews(TestLog log, String issuer, long seed, int events) {
    this.partnership = new PartnershipCode("review-" + seed);
    this.log = log;
    this.random = new Random(seed);
    setUp(issuer);
    int day = 0;
    Instant recordedAt = BEFORE_ALL;
    for (int i = 0; i < events; i++) {
      day =
          Math.min(
              RandomHistory.DAYS - 1, day + random.nextInt(2 * RandomHistory.DAYS / events + 1));
      Instant at = firstDay().plusDays(day).atTime(random.nextInt(24), 0).toInstant(ZoneOffset.UTC);
      recordedAt = at.isAfter(recordedAt) ? at : recordedAt;
      int current = Math.min(RandomHistory.CYCLES.size() - 1, day / CYCLE_DAYS);
      while (closings.size() < current) {
        log.append(
            partnership, new CycleClosed(RandomHistory.CYCLES.get(closings.size())), recordedAt);
        closings.add(recordedAt);
      }
      int cycle = current > 0 && random.nextInt(8) == 0 ? current - 1 : current;
      next(RandomHistory.CYCLES.get(cycle), firstDay().plusDays(day), recordedAt);
    }
    log.flush();
  }

  PartnershipCode partnership() {
    return partnership;
  }

  /** In the order of positions. */
  List<Word> words() {
    return words;
  }

  /** The instant from which on words of other cycles come too late for a cycle's outcome. */
  Instant settledAt(CycleCode cycle) {
    int place = RandomHistory.CYCLES.indexOf(cycle);
    return place < closings.size() ? closings.get(place).minusNanos(1_000) : Instant.MAX;
  }

  static LocalDate lastDay(CycleCode cycle) {
    return opensOn(cycle).plusDays(CYCLE_DAYS - 1L);
  }

  static CycleCode cycleOn(LocalDate day) {
    CycleCode last = RandomHistory.CYCLES.getFirst();
    for (CycleCode cycle : RandomHistory.CYCLES) {
      last = opensOn(cycle).isAfter(day) ? last : cycle;
    }
    return last;
  }

  private static LocalDate opensOn(CycleCode cycle) {
    return firstDay().plusDays((long) CYCLE_DAYS * RandomHistory.CYCLES.indexOf(cycle));
  }

  private static LocalDate firstDay() {
    return RandomHistory.FIRST_DAY;
  }

  private void next(CycleCode cycle, LocalDate today, Instant recordedAt) {
    AgencyCode agency = one(RandomHistory.AGENCIES);
    CapabilityCode capability = one(RandomHistory.CAPABILITIES);
    Optional<Word> said =
        last(word ->
            word.agency().equals(agency)
                && word.capability().equals(capability)
                && word.cycle().equals(cycle)
                && isOfAgency(word)
                && !isWithdrawn(word));
    int dice = random.nextInt(10);
    if (said.isEmpty() || dice < 5) {
      rate(cycle, agency, capability, today, recordedAt);
    } else if (dice < 7) {
      challenge(said.get(), recordedAt);
    } else if (dice < 9) {
      agree(said.get(), recordedAt);
    } else {
      withdraw(said.get(), recordedAt);
    }
  }

  private void rate(
      CycleCode cycle,
      AgencyCode agency,
      CapabilityCode capability,
      LocalDate today,
      Instant recordedAt) {
    LocalDate day = random.nextInt(4) == 0 ? today.minusDays(random.nextInt(90)) : today;
    Rating rating = one(List.of(Rating.values()));
    boolean again = random.nextInt(4) == 0;
    AssessmentEvent event =
        again
            ? SampleEvents.reconfirmed(cycle, HERE, agency, capability, rating, day)
            : SampleEvents.rated(cycle, HERE, agency, capability, Rating.RED, rating, day);
    EntryKind kind = again ? EntryKind.RECONFIRMED : EntryKind.CHANGED;
    add(event, kind, capability, rating, day, recordedAt, null);
  }

  private void challenge(Word said, Instant recordedAt) {
    Rating sees = one(List.of(Rating.values()));
    RatingChallenged event =
        new RatingChallenged(
            said.cycle(),
            HERE,
            said.agency(),
            said.capability(),
            Objects.requireNonNull(said.rating()),
            sees,
            TestSeals.of(SealedField.RATIONALE, "Seen otherwise."),
            null,
            0,
            said.effectiveOn());
    add(event, EntryKind.CHALLENGED, said.capability(), sees, said.effectiveOn(), recordedAt, null);
  }

  private void agree(Word said, Instant recordedAt) {
    Rating to = one(List.of(Rating.values()));
    RatingAgreed event =
        new RatingAgreed(
            said.cycle(),
            HERE,
            said.agency(),
            said.capability(),
            said.rating(),
            to,
            said.rating(),
            one(List.of(Basis.values())),
            null,
            said.effectiveOn(),
            false);
    add(event, EntryKind.AGREED, said.capability(), to, said.effectiveOn(), recordedAt, null);
  }

  private void withdraw(Word said, Instant recordedAt) {
    RatingWithdrawn event =
        new RatingWithdrawn(
            said.cycle(),
            HERE,
            said.agency(),
            said.capability(),
            said.position(),
            Objects.requireNonNull(said.rating()),
            said.effectiveOn(),
            TestSeals.of(SealedField.REASON, "By mistake."),
            false);
    add(
        event,
        EntryKind.WITHDRAWN,
        said.capability(),
        null,
        said.effectiveOn(),
        recordedAt,
        said.position());
  }

  private void add(
      AssessmentEvent event,
      EntryKind kind,
      CapabilityCode capability,
      @Nullable Rating rating,
      LocalDate day,
      Instant recordedAt,
      @Nullable Long withdrawn) {
    long position = log.append(partnership, event, recordedAt);
    words.add(
        new Word(
            position,
            kind,
            event.cycle(),
            event.agency(),
            capability,
            rating,
            day,
            recordedAt,
            withdrawn));
  }

  private Optional<Word> last(Predicate<Word> which) {
    return words.reversed().stream().filter(which).findFirst();
  }

  private static boolean isOfAgency(Word word) {
    return word.kind() == EntryKind.CHANGED || word.kind() == EntryKind.RECONFIRMED;
  }

  private boolean isWithdrawn(Word word) {
    return words.stream().anyMatch(it -> Long.valueOf(word.position()).equals(it.withdrawn()));
  }

  private <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void setUp(String issuer) {
    log.append(
        partnership,
        log.persons()
            .enrolled(
                partnership,
                "auditor",
                TestPersons.lookup(issuer, "auditor-" + partnership),
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
        partnership,
        new ChecklistVersionPublished(CHECKLIST, 1, "List", capabilities, null),
        BEFORE_ALL);
    for (CycleCode cycle : RandomHistory.CYCLES) {
      Instant cutOff = lastDay(cycle).atTime(20, 0).toInstant(ZoneOffset.UTC);
      log.append(
          partnership,
          new CycleScheduled(cycle, "Cycle", CHECKLIST, 1, opensOn(cycle), cutOff, true),
          BEFORE_ALL);
    }
  }
}
