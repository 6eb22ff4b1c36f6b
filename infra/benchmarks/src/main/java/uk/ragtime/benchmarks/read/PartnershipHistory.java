package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.benchmarks.store.engine.InProcessCommandService;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.AgencyEvent.AgencyJoined;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRegistered;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.kernel.seal.Lookup;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;

/**
 * The history of one partnership, generated event by event as its members would have recorded it.
 */
final class PartnershipHistory {
  private static final String OPERATOR = "operator";
  static final String COORDINATOR = "coordinator";
  static final String RATER = "rater";
  private static final ChecklistCode CHECKLIST = new ChecklistCode("capabilities");
  private static final Rating[] RATINGS = Rating.values();
  private static final String RATIONALE =
      "Discussed by the team; two more practitioners have been trained since the last review.";
  private static final int AGENCIES = HistoryShape.AGENCIES;
  private static final int CAPABILITIES = HistoryShape.CAPABILITIES;

  private final String code;
  private final int areas;
  private final StoreFiles files;
  private final SplittableRandom random;
  private final DailyRatings[] standings;
  private final int[] openedIn;
  private int lastCell = -1;
  private @Nullable LocalDate lastDay;

  PartnershipHistory(String code, int areas, StoreFiles files, SplittableRandom random) {
    this.code = code;
    this.areas = areas;
    this.files = files;
    this.random = random;
    standings = new DailyRatings[areas * AGENCIES * CAPABILITIES];
    for (int i = 0; i < standings.length; i++) {
      standings[i] = new DailyRatings();
    }
    openedIn = new int[areas * AGENCIES];
  }

  /** Cycles are counted from 1 and last half a year each. */
  static LocalDate opensOn(int cycle) {
    return LocalDate.of(2016, 1, 1).plusMonths(6L * (cycle - 1));
  }

  static String cycle(int cycle) {
    LocalDate opensOn = opensOn(cycle);
    return opensOn.getYear() + (opensOn.getMonthValue() == 1 ? "-spring" : "-autumn");
  }

  /** Sets keep their order: {@code Set.of} has another one in every JVM. */
  void found(Instant at, String issuer) throws IOException {
    Set<AgencyCode> agencies =
        new LinkedHashSet<>(numbered("agency", AGENCIES).map(AgencyCode::new).toList());
    add(at, OPERATOR, new PartnershipRegistered(code));
    enrol(at, OPERATOR, issuer, COORDINATOR, Role.COORDINATOR, Set.of());
    enrol(at, COORDINATOR, issuer, RATER, Role.RATER, agencies);
    List<AreaCode> all = numbered("area", areas).map(AreaCode::new).toList();
    for (AreaCode area : all) {
      add(at, COORDINATOR, new AreaDefined(area, "Area", null));
    }
    for (String agency : numbered("agency", AGENCIES).toList()) {
      add(
          at,
          COORDINATOR,
          new AgencyJoined(
              new AgencyCode(agency),
              "Agency",
              Sector.HEALTH_VISITING,
              new LinkedHashSet<>(all),
              null));
    }
    List<Capability> capabilities =
        numbered("capability", CAPABILITIES)
            .map(CapabilityCode::new)
            .map(
                c -> new Capability(c, "Title", "practice", "Guide", "Red", "Amber", "Green", null))
            .toList();
    add(
        at,
        COORDINATOR,
        new ChecklistVersionPublished(CHECKLIST, 1, "Checklist", capabilities, null));
    for (int cycle = 1; cycle <= HistoryShape.CYCLES; cycle++) {
      Instant cutOff = opensOn(cycle + 1).atStartOfDay(Calendar.LONDON).toInstant();
      add(
          at,
          COORDINATOR,
          new CycleScheduled(
              new CycleCode(cycle(cycle)), "Cycle", CHECKLIST, 1, opensOn(cycle), cutOff, false));
    }
  }

  /** A rating: 70 % in time, 15 % reconfirmed, 10 % late, 5 % corrected on the day. */
  void rate(int cycle, Instant at) throws IOException {
    LocalDate today = Calendar.dayOf(at);
    int dice = random.nextInt(100);
    boolean corrects = dice < 5 && today.equals(lastDay) && openIn(lastCell, cycle);
    int cell = corrects ? lastCell : random.nextInt(standings.length);
    if (!openIn(cell, cycle)) {
      open(cell / CAPABILITIES, cycle, at);
    }
    LocalDate day = dice >= 5 && dice < 15 ? late(today, cycle) : today;
    Rating before = standings[cell].on(day);
    int number = cell % CAPABILITIES + 1;
    RatingJson.Cell names =
        new RatingJson.Cell(
            cycle(cycle),
            area(cell / CAPABILITIES),
            agency(cell / CAPABILITIES),
            "capability-" + number);
    boolean explained = random.nextInt(5) == 0;
    boolean reconfirms = dice >= 15 && dice < 30 && before != null;
    Rating rating = reconfirms ? Objects.requireNonNull(before) : another(before);
    Opening text =
        explained
            ? new Opening(reconfirms ? SealedField.REMARK : SealedField.RATIONALE, key(), RATIONALE)
            : null;
    String seal = text == null ? null : text.seal().value();
    String payload =
        reconfirms
            ? RatingJson.reconfirmed(names, rating, seal, day)
            : RatingJson.changed(names, before, rating, reason(before, corrects), seal, day);
    String type = reconfirms ? "rating-reconfirmed.v2" : "rating-changed.v2";
    String stream = "assessment/" + names.cycle() + "/" + names.area() + "/" + names.agency();
    files.add(code, stream, type, at, handle(RATER).value(), day, payload);
    if (text != null) {
      files.text(code, text);
    }
    standings[cell].put(day, rating, names.cycle());
    lastCell = cell;
    lastDay = day;
  }

  private boolean openIn(int cell, int cycle) {
    return openedIn[cell / CAPABILITIES] == cycle;
  }

  private LocalDate late(LocalDate today, int cycle) {
    LocalDate day = today.minusDays(1 + random.nextInt(60));
    return day.isBefore(opensOn(cycle)) ? opensOn(cycle) : day;
  }

  private Rating another(@Nullable Rating before) {
    Rating rating = before;
    while (rating == null || rating == before) {
      rating = RATINGS[random.nextInt(RATINGS.length)];
    }
    return rating;
  }

  private ChangeReason reason(@Nullable Rating before, boolean corrects) {
    if (before == null) {
      return ChangeReason.FIRST_RATING;
    }
    if (corrects) {
      return ChangeReason.CORRECTION;
    }
    return random.nextBoolean() ? ChangeReason.IMPROVEMENT : ChangeReason.STAFFING_CHANGE;
  }

  private void open(int assessment, int cycle, Instant at) throws IOException {
    List<CarriedOver> carried = new ArrayList<>();
    for (int i = 0; i < CAPABILITIES; i++) {
      CarriedOver one = standings[assessment * CAPABILITIES + i].carryOver("capability-" + (i + 1));
      if (one != null) {
        carried.add(one);
      }
    }
    add(
        at,
        RATER,
        new AssessmentOpened(
            new CycleCode(cycle(cycle)),
            new AreaCode(area(assessment)),
            new AgencyCode(agency(assessment)),
            CHECKLIST,
            1,
            carried));
    openedIn[assessment] = cycle;
  }

  private static String area(int assessment) {
    return "area-" + (assessment / AGENCIES + 1);
  }

  private static String agency(int assessment) {
    return "agency-" + (assessment % AGENCIES + 1);
  }

  private void enrol(
      Instant at, String by, String issuer, String member, Role role, Set<AgencyCode> agencies)
      throws IOException {
    SealedPerson person =
        SealedPerson.of(new MemberCode(member), new PersonName("Somebody"), key());
    SealedIdentity identity =
        SealedIdentity.of(
            Lookup.of(
                InstallationSecret.parse(InProcessCommandService.IDENTITY_SECRET), issuer, member),
            key());
    add(
        at,
        by,
        new MemberEnrolled(handle(member), person.seal(), identity.seal(), Set.of(role), agencies));
    files.person(code, handle(member), person, identity);
  }

  /** The same in every partnership, which real handles are not. */
  private static MemberHandle handle(String member) {
    return MemberHandle.ofRandom(member.hashCode());
  }

  private SealKey key() {
    byte[] bytes = new byte[SealKey.BYTES];
    random.nextBytes(bytes);
    return SealKey.of(bytes);
  }

  private void add(Instant at, String actor, DomainEvent event) throws IOException {
    files.add(code, at, actor.equals(OPERATOR) ? actor : handle(actor).value(), event);
  }

  private static Stream<String> numbered(String what, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> what + "-" + number);
  }
}
