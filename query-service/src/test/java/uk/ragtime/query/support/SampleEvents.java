package uk.ragtime.query.support;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.AgencyEvent.AgencyJoined;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.CycleEvent.CycleScheduled;
import uk.ragtime.kernel.event.MemberEvent.MemberLeaveScheduled;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRegistered;
import uk.ragtime.kernel.seal.SealedField;

/** A small partnership: two areas, three agencies, three capabilities, two cycles. */
public final class SampleEvents {
  public static final AreaCode BLACKPOOL = new AreaCode("blackpool");
  public static final AreaCode FYLDE = new AreaCode("fylde");
  public static final AgencyCode HEALTH_VISITING = new AgencyCode("health-visiting");
  public static final AgencyCode MIDWIFERY = new AgencyCode("midwifery");
  public static final AgencyCode NURSERIES = new AgencyCode("nurseries");
  public static final CapabilityCode TUNING_IN = new CapabilityCode("tuning-in");
  public static final CapabilityCode LOCAL_SERVICES = new CapabilityCode("local-services");
  public static final CapabilityCode SUPERVISION = new CapabilityCode("reflective-supervision");
  public static final CycleCode SPRING = new CycleCode("2026-spring");
  public static final CycleCode AUTUMN = new CycleCode("2026-autumn");
  public static final ChecklistCode CHECKLIST = new ChecklistCode("workforce");
  public static final LocalDate FIRST_DAY = LocalDate.of(2026, 2, 2);
  public static final Instant BEGIN = Instant.parse("2026-01-05T09:00:00Z");

  /** Earliest time of recording a rating of the first weeks: not before it was true. */
  public static final Instant SPRINGTIME = Instant.parse("2026-03-02T09:00:00Z");

  /** Of every rating that changes. */
  public static final String RATIONALE = "Because it is so.";

  private SampleEvents() {}

  /** Sets the partnership up; its members' subjects are role-partnership, such as rater-kent. */
  public static void setUp(TestLog log, PartnershipCode partnership, String issuer) {
    log.persons().name(partnership, "coordinator", "Cora Ordinator");
    log.persons().name(partnership, "rater", "Rae Ter");
    log.append(
        partnership, new PartnershipRegistered("The " + partnership + " partnership"), BEGIN);
    // Committed answers hold positions, so a lead is enrolled only by tests that need one.
    for (Role role : EnumSet.complementOf(EnumSet.of(Role.LEAD))) {
      String code = role.name().toLowerCase(java.util.Locale.ROOT);
      log.append(
          partnership,
          log.persons()
              .enrolled(
                  partnership,
                  code,
                  TestPersons.lookup(issuer, code + "-" + partnership),
                  Set.of(role),
                  role == Role.RATER ? Set.of(HEALTH_VISITING) : Set.of()),
          BEGIN);
    }
    log.append(partnership, new AreaDefined(BLACKPOOL, "Blackpool", "E06000009"), BEGIN);
    log.append(partnership, new AreaDefined(FYLDE, "Fylde", null), BEGIN);
    for (AgencyCode agency : List.of(HEALTH_VISITING, MIDWIFERY, NURSERIES)) {
      log.append(
          partnership,
          new AgencyJoined(
              agency,
              "Agency " + agency,
              Sector.OTHER,
              agency.equals(NURSERIES) ? Set.of(BLACKPOOL) : Set.of(BLACKPOOL, FYLDE),
              null),
          BEGIN);
    }
    log.append(
        partnership,
        new ChecklistVersionPublished(
            CHECKLIST,
            1,
            "Workforce",
            List.of(capability(TUNING_IN), capability(LOCAL_SERVICES), capability(SUPERVISION)),
            null),
        BEGIN);
    log.append(
        partnership,
        cycle(SPRING, LocalDate.of(2026, 2, 1), Instant.parse("2026-05-31T22:59:59Z")),
        BEGIN);
    log.append(
        partnership,
        cycle(AUTUMN, LocalDate.of(2026, 9, 1), Instant.parse("2199-12-20T23:59:59Z")),
        BEGIN);
  }

  /** Somebody is invited, and the reviewer is to leave, far ahead. */
  public static void comeAndGo(TestLog log, PartnershipCode partnership) {
    log.persons().name(partnership, "guest", "Gail Guest");
    log.append(
        partnership,
        log.persons()
            .invited(
                partnership,
                "guest",
                CodeHash.of("a code"),
                Set.of(Role.VIEWER),
                Set.of(),
                LocalDate.of(2026, 4, 1)),
        SPRINGTIME);
    log.append(
        partnership,
        new MemberLeaveScheduled(TestPersons.handle("reviewer"), LocalDate.of(2199, 1, 1)),
        SPRINGTIME);
  }

  public static RatingChanged rated(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      CapabilityCode capability,
      @Nullable Rating from,
      Rating to,
      LocalDate effectiveOn) {
    return new RatingChanged(
        cycle,
        area,
        agency,
        capability,
        from,
        to,
        Stage.SELF,
        from == null ? ChangeReason.FIRST_RATING : ChangeReason.CORRECTION,
        TestSeals.of(SealedField.RATIONALE, RATIONALE),
        null,
        0,
        effectiveOn,
        false);
  }

  public static RatingReconfirmed reconfirmed(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      CapabilityCode capability,
      Rating rating,
      LocalDate effectiveOn) {
    return new RatingReconfirmed(
        cycle, area, agency, capability, rating, Stage.SELF, null, null, 0, effectiveOn, false);
  }

  /** A reviewer sees a rating as Red. */
  public static RatingChallenged challenged(
      CycleCode cycle,
      AreaCode area,
      AgencyCode agency,
      CapabilityCode capability,
      Rating self,
      LocalDate effectiveOn) {
    return new RatingChallenged(
        cycle,
        area,
        agency,
        capability,
        self,
        Rating.RED,
        TestSeals.of(SealedField.RATIONALE, "I saw none."),
        null,
        0,
        effectiveOn);
  }

  private static CycleScheduled cycle(CycleCode code, LocalDate opensOn, Instant cutOff) {
    return new CycleScheduled(code, "Cycle " + code, CHECKLIST, 1, opensOn, cutOff, false);
  }

  private static Capability capability(CapabilityCode code) {
    return new Capability(
        code,
        "Title of " + code,
        "practice",
        "What it is about",
        "Nobody can",
        "Some can",
        "All can",
        null);
  }
}
