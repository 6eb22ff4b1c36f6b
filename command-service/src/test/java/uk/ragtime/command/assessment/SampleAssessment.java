package uk.ragtime.command.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.agency.Agency;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.assessment.agree.AgreeDecider;
import uk.ragtime.command.assessment.agree.AgreeRating;
import uk.ragtime.command.assessment.answer.AnswerChallenge;
import uk.ragtime.command.assessment.answer.AnswerDecider;
import uk.ragtime.command.assessment.assign.AssignCapabilities;
import uk.ragtime.command.assessment.assign.AssignDecider;
import uk.ragtime.command.assessment.challenge.ChallengeDecider;
import uk.ragtime.command.assessment.challenge.ChallengeRating;
import uk.ragtime.command.assessment.excuse.ExcuseAgency;
import uk.ragtime.command.assessment.excuse.ExcuseDecider;
import uk.ragtime.command.assessment.expect.ExpectAgency;
import uk.ragtime.command.assessment.expect.ExpectDecider;
import uk.ragtime.command.assessment.extend.ExtendAssessment;
import uk.ragtime.command.assessment.extend.ExtendDecider;
import uk.ragtime.command.assessment.open.OpenAssessment;
import uk.ragtime.command.assessment.open.OpenDecider;
import uk.ragtime.command.assessment.rate.GivenRating;
import uk.ragtime.command.assessment.rate.RateDecider;
import uk.ragtime.command.assessment.rate.RatingCommand;
import uk.ragtime.command.assessment.reconfirm.ReconfirmDecider;
import uk.ragtime.command.assessment.reconfirm.ReconfirmRating;
import uk.ragtime.command.assessment.reopen.ReopenAssessment;
import uk.ragtime.command.assessment.reopen.ReopenDecider;
import uk.ragtime.command.assessment.signoff.SignOffAssessment;
import uk.ragtime.command.assessment.signoff.SignOffDecider;
import uk.ragtime.command.assessment.submit.SubmitAssessment;
import uk.ragtime.command.assessment.submit.SubmitDecider;
import uk.ragtime.command.assessment.withdraw.WithdrawRating;
import uk.ragtime.command.assessment.withdraw.WithdrawRatingDecider;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.KnownReferences;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.lineage.Origin;

/** An assessment of health visiting in Blackpool in autumn 2026, with its references. */
final class SampleAssessment {
  static final AreaCode AREA = new AreaCode("blackpool");
  static final AgencyCode AGENCY = new AgencyCode("health-visiting");
  static final ChecklistCode CHECKLIST = new ChecklistCode("workforce");
  static final CycleCode SPRING = new CycleCode("2026-spring");
  static final CycleCode AUTUMN = new CycleCode("2026-autumn");
  static final CapabilityCode TUNING_IN = new CapabilityCode("tuning-in");
  static final CapabilityCode SEND_NEEDS = new CapabilityCode("send-needs");
  static final AssessmentKey KEY =
      new AssessmentKey(new PartnershipCode("lancashire"), AUTUMN, AREA, AGENCY);

  static final LocalDate OPENS_ON = LocalDate.parse("2026-09-01");
  static final Instant CUT_OFF = Instant.parse("2026-11-30T17:00:00Z");
  static final LocalDate TODAY = LocalDate.parse("2026-10-15");
  static final Instant NOW = Instant.parse("2026-10-15T10:00:00Z");

  private SampleAssessment() {}

  static Cycle cycle() {
    return new Cycle(AUTUMN, "Autumn", CHECKLIST, 1, OPENS_ON, CUT_OFF, false, false);
  }

  static Cycle historicCycle() {
    return new Cycle(AUTUMN, "Autumn", CHECKLIST, 1, OPENS_ON, CUT_OFF, true, false);
  }

  static Cycle closedCycle() {
    return new Cycle(AUTUMN, "Autumn", CHECKLIST, 1, OPENS_ON, CUT_OFF, false, true);
  }

  static Checklist checklist() {
    return checklist(List.of(capability(TUNING_IN, null), capability(SEND_NEEDS, null)));
  }

  @SafeVarargs
  static Checklist checklist(List<Capability>... versions) {
    Checklist checklist = Checklist.streamType().initial().get();
    int version = 1;
    for (List<Capability> capabilities : versions) {
      checklist =
          checklist.evolve(
              new ChecklistVersionPublished(CHECKLIST, version++, "Workforce", capabilities, null));
    }
    return checklist;
  }

  /** The cycle before, which ended on 30 June. */
  static Cycle springCycle() {
    return new Cycle(
        SPRING,
        "Spring",
        CHECKLIST,
        1,
        LocalDate.parse("2026-02-01"),
        Instant.parse("2026-06-30T17:00:00Z"),
        false,
        false);
  }

  /** The agency's assessment in that cycle, with nothing in it. */
  static Assessment spring() {
    return new Assessment.NotStarted()
        .evolve(new AssessmentOpened(SPRING, AREA, AGENCY, CHECKLIST, 1, List.of()), 1);
  }

  /** The same with one rating, recorded before all others. */
  static Assessment spring(Rating rating, String effectiveOn) {
    return spring().evolve(changedIn(SPRING, null, rating, effectiveOn), 1);
  }

  static Capability capability(CapabilityCode code, @Nullable Origin origin) {
    return new Capability(code, "Title", "practice", "Guidance", "Red", "Amber", "Green", origin);
  }

  static Area area() {
    return new Area.Defined("Blackpool", null);
  }

  static Agency agency() {
    return new Agency.Participating("Health visiting", Sector.HEALTH_VISITING, Set.of(AREA), null);
  }

  static KnownReferences references() {
    return references(cycle());
  }

  static KnownReferences references(Cycle cycle) {
    return references(cycle, checklist());
  }

  /** With an assessment in the spring. */
  static KnownReferences references(Assessment spring) {
    return references(cycle(), checklist(), springCycle(), spring);
  }

  /** With an assessment in a cycle of the spring that went on until the end of the year. */
  static KnownReferences overlapping(Assessment spring) {
    Cycle year =
        new Cycle(
            SPRING,
            "Year",
            CHECKLIST,
            1,
            LocalDate.parse("2026-02-01"),
            Instant.parse("2026-12-31T17:00:00Z"),
            false,
            false);
    return references(cycle(), checklist(), year, spring);
  }

  static KnownReferences references(Cycle cycle, Checklist checklist) {
    return new KnownReferences()
        .with(StreamId.CYCLES, new Cycles(Map.of(AUTUMN, cycle)))
        .with(StreamId.of(AREA), area())
        .with(StreamId.of(AGENCY), agency())
        .with(StreamId.of(CHECKLIST), checklist);
  }

  static KnownReferences references(
      Cycle cycle, Checklist checklist, Cycle before, Assessment assessmentBefore) {
    return references(cycle, checklist)
        .with(StreamId.CYCLES, new Cycles(Map.of(AUTUMN, cycle, SPRING, before)))
        .with(KEY.in(SPRING).stream(), assessmentBefore);
  }

  static List<AssessmentEvent> decide(
      Assessment state, AssessmentCommand command, DecisionContext context) {
    return switch (command) {
      case RatingCommand rate -> new RateDecider().decide(state, rate, context);
      case ReconfirmRating reconfirm -> new ReconfirmDecider().decide(state, reconfirm, context);
      case OpenAssessment open -> new OpenDecider().decide(state, open, context);
      case SubmitAssessment submit -> new SubmitDecider().decide(state, submit, context);
      case ChallengeRating challenge -> new ChallengeDecider().decide(state, challenge, context);
      case AnswerChallenge answer -> new AnswerDecider().decide(state, answer, context);
      case AgreeRating agree -> new AgreeDecider().decide(state, agree, context);
      case SignOffAssessment sign -> new SignOffDecider().decide(state, sign, context);
      case ReopenAssessment reopen -> new ReopenDecider().decide(state, reopen, context);
      case ExtendAssessment extend -> new ExtendDecider().decide(state, extend, context);
      case ExcuseAgency excuse -> new ExcuseDecider().decide(state, excuse, context);
      case ExpectAgency expect -> new ExpectDecider().decide(state, expect, context);
      case AssignCapabilities assign -> new AssignDecider().decide(state, assign, context);
      case WithdrawRating withdraw -> new WithdrawRatingDecider().decide(state, withdraw, context);
      default -> throw new IllegalArgumentException(command.toString());
    };
  }

  static AssessmentOpened opened(CarriedOver... carriedOver) {
    return new AssessmentOpened(AUTUMN, AREA, AGENCY, CHECKLIST, 1, List.of(carriedOver));
  }

  static CarriedOver carried(Rating rating, String effectiveOn) {
    return new CarriedOver(TUNING_IN, rating, SPRING, LocalDate.parse(effectiveOn));
  }

  static RatingChanged changed(
      @Nullable Rating from, Rating to, ChangeReason reason, String effectiveOn) {
    return changedIn(AUTUMN, from, to, reason, effectiveOn);
  }

  static RatingChanged changedIn(
      CycleCode cycle, @Nullable Rating from, Rating to, String effectiveOn) {
    return changedIn(cycle, from, to, ChangeReason.CORRECTION, effectiveOn);
  }

  private static RatingChanged changedIn(
      CycleCode cycle, @Nullable Rating from, Rating to, ChangeReason reason, String effectiveOn) {
    return new RatingChanged(
        cycle,
        AREA,
        AGENCY,
        TUNING_IN,
        from,
        to,
        Stage.SELF,
        reason,
        null,
        null,
        0,
        LocalDate.parse(effectiveOn),
        false);
  }

  static RatingReconfirmed reconfirmed(Rating rating, String effectiveOn) {
    return new RatingReconfirmed(
        AUTUMN,
        AREA,
        AGENCY,
        TUNING_IN,
        rating,
        Stage.SELF,
        null,
        null,
        0,
        LocalDate.parse(effectiveOn),
        false);
  }

  static RatingCommand.ChangeRating rate(Rating rating) {
    return rate(rating, null, null);
  }

  static RatingCommand.ChangeRating rate(
      Rating rating, @Nullable ChangeReason reason, @Nullable String effectiveOn) {
    return new RatingCommand.ChangeRating(KEY, given(TUNING_IN, rating, reason, effectiveOn));
  }

  static GivenRating given(
      CapabilityCode capability,
      Rating rating,
      @Nullable ChangeReason reason,
      @Nullable String effectiveOn) {
    return new GivenRating(
        capability,
        rating,
        reason,
        Remarks.NONE,
        effectiveOn == null ? null : LocalDate.parse(effectiveOn));
  }

  static ReconfirmRating reconfirm(@Nullable String effectiveOn) {
    return new ReconfirmRating(
        KEY,
        new Reconfirmation(
            TUNING_IN, Remarks.NONE, effectiveOn == null ? null : LocalDate.parse(effectiveOn)));
  }
}
