package uk.ragtime.command.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.action.plan.PlanAction;
import uk.ragtime.command.action.plan.PlanActionDecider;
import uk.ragtime.command.action.progress.ProgressAction;
import uk.ragtime.command.action.progress.ProgressActionDecider;
import uk.ragtime.command.agency.Agency;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.KnownReferences;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.command.member.Members;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.kernel.event.ActionEvent;
import uk.ragtime.kernel.event.ActionEvent.ActionPlanned;
import uk.ragtime.kernel.event.ActionEvent.ActionProgressed;
import uk.ragtime.kernel.event.ActionEvent.ActionRevised;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.MemberEvent.MemberEnrolled;
import uk.ragtime.kernel.seal.Opening;
import uk.ragtime.kernel.seal.SealKey;
import uk.ragtime.kernel.seal.SealedField;

/** Actions of agencies: planned, under way, done or dropped. */
class ActionsTest {
  private static final ActionCode HOUR = new ActionCode("reflective-hour");
  private static final AreaCode CALDER = new AreaCode("calder");
  private static final AgencyCode MIDWIFERY = new AgencyCode("midwifery");
  private static final AgencyCode FAMILY_HUBS = new AgencyCode("family-hubs");
  private static final ChecklistCode MINI = new ChecklistCode("mini");
  private static final CapabilityCode TUNING_IN = new CapabilityCode("tuning-in");
  private static final LocalDate DUE = LocalDate.of(2027, 3, 31);
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 15);
  private static final Instant NOW = Instant.parse("2026-10-15T10:00:00Z");
  private static final Sealed TITLE = sealed(SealedField.TITLE);
  private static final Sealed NOTE = sealed(SealedField.NOTE);
  private static final ActionPlanned PLANNED =
      new ActionPlanned(
          HOUR, MIDWIFERY, CALDER, MINI, Set.of(TUNING_IN), TITLE.seal(), null, Rating.GREEN, DUE);

  private static Sealed sealed(SealedField field) {
    return Sealed.of(Opening.of(field, new SealKey("A".repeat(43)), new FreeText("A text")));
  }

  private static KnownReferences references() {
    var capability = new Capability(TUNING_IN, "Title", "s", "Guidance", "R", "A", "G", null);
    Members members = Members.streamType().initial().get();
    members = members.evolve(enrolled("rita", Role.RATER, Set.of(MIDWIFERY)));
    members = members.evolve(enrolled("lena", Role.LEAD, Set.of(MIDWIFERY, FAMILY_HUBS)));
    members = members.evolve(enrolled("carol", Role.COORDINATOR, Set.of()));
    KnownReferences references =
        new KnownReferences()
            .with(StreamId.MEMBERS, members)
            .with(StreamId.of(CALDER), new Area.Defined("Calder", null))
            .with(
                StreamId.of(MINI),
                Checklist.streamType()
                    .initial()
                    .get()
                    .evolve(
                        new ChecklistVersionPublished(MINI, 1, "Mini", List.of(capability), null)));
    for (AgencyCode agency : List.of(MIDWIFERY, FAMILY_HUBS)) {
      references.with(
          StreamId.of(agency),
          new Agency.Participating("An agency", Sector.OTHER, Set.of(CALDER), null));
    }
    return references;
  }

  private static MemberEnrolled enrolled(String code, Role role, Set<AgencyCode> agencies) {
    return new MemberEnrolled(
        SamplePeople.handle(code),
        null,
        SamplePeople.identity(code).seal(),
        Set.of(role),
        agencies);
  }

  private static DecisionContext as(String member) {
    return new DecisionContext(
        new Actor.Member(SamplePeople.handle(member), false), NOW, 0, references());
  }

  private static PlanAction plan(AgencyCode agency, AreaCode area, CapabilityCode capability) {
    return plan(HOUR, agency, area, capability);
  }

  private static PlanAction plan(
      ActionCode action, AgencyCode agency, AreaCode area, CapabilityCode capability) {
    return new PlanAction(
        new PartnershipCode("pennine"),
        action,
        agency,
        area,
        MINI,
        Set.of(capability),
        TITLE,
        null,
        Rating.GREEN,
        DUE);
  }

  private static PlannedAction after(ActionEvent... events) {
    PlannedAction action = PlannedAction.streamType().initial().get();
    for (ActionEvent event : events) {
      action = action.evolve(event);
    }
    return action;
  }

  private static List<ActionEvent> when(PlannedAction state, PlanAction command, String member) {
    return new PlanActionDecider().decide(state, command, as(member));
  }

  private static List<ActionEvent> progress(
      PlannedAction state, ActionStatus status, @Nullable Sealed note) {
    return progress(state, status, null, note, "rita");
  }

  private static List<ActionEvent> progress(
      PlannedAction state,
      ActionStatus status,
      @Nullable LocalDate on,
      @Nullable Sealed note,
      String member) {
    return new ProgressActionDecider()
        .decide(
            state,
            new ProgressAction(new PartnershipCode("pennine"), HOUR, status, on, note),
            as(member));
  }

  private static ActionProgressed progressed(ActionStatus status) {
    return new ActionProgressed(HOUR, status, TODAY, null);
  }

  private static void refused(RefusalCode code, ThrowingCallable decision) {
    assertThatThrownBy(decision)
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rita", "lena", "carol"})
  void anActionIsPlannedForOnesOwnAgencyOrOnBehalf(String member) {
    assertThat(when(after(), plan(MIDWIFERY, CALDER, TUNING_IN), member)).containsExactly(PLANNED);
  }

  @Test
  void aPlanIsRevisedByWhoeverPlansForBothAgencies() {
    assertThat(when(after(PLANNED), plan(FAMILY_HUBS, CALDER, TUNING_IN), "lena"))
        .singleElement()
        .isInstanceOfSatisfying(
            ActionRevised.class, e -> assertThat(e.agency()).isEqualTo(FAMILY_HUBS));
    refused(
        RefusalCode.NOT_YOUR_AGENCY,
        () -> when(after(PLANNED), plan(FAMILY_HUBS, CALDER, TUNING_IN), "rita"));
    ActionPlanned ofOthers =
        new ActionPlanned(
            HOUR, FAMILY_HUBS, CALDER, MINI, Set.of(TUNING_IN), TITLE.seal(), null, null, DUE);
    refused(
        RefusalCode.NOT_YOUR_AGENCY,
        () -> when(after(ofOthers), plan(MIDWIFERY, CALDER, TUNING_IN), "rita"));
    refused(
        RefusalCode.NOT_YOUR_AGENCY,
        () -> progress(after(ofOthers), ActionStatus.DONE, null, null, "rita"));
  }

  @Test
  void anActionCannotHaveTheAddressOfTheGaps() {
    refused(
        RefusalCode.ACTION_RESERVED,
        () -> when(after(), plan(new ActionCode("gaps"), MIDWIFERY, CALDER, TUNING_IN), "rita"));
  }

  @Test
  void whatAnActionNamesExists() {
    refused(
        RefusalCode.AREA_UNKNOWN,
        () -> when(after(), plan(MIDWIFERY, new AreaCode("none"), TUNING_IN), "rita"));
    refused(
        RefusalCode.AGENCY_UNKNOWN,
        () -> when(after(), plan(new AgencyCode("none"), CALDER, TUNING_IN), "carol"));
    refused(
        RefusalCode.CAPABILITY_UNKNOWN,
        () -> when(after(), plan(MIDWIFERY, CALDER, new CapabilityCode("flying")), "rita"));
    refused(RefusalCode.ACTION_UNKNOWN, () -> progress(after(), ActionStatus.DONE, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      useHeadersInDisplayName = true,
      textBlock =
          """
          from      | to        | without a note   | with a note
          PLANNED   | UNDER_WAY | ActionProgressed | ActionProgressed
          PLANNED   | DONE      | ActionProgressed | ActionProgressed
          PLANNED   | DROPPED   | ActionProgressed | ActionProgressed
          UNDER_WAY | UNDER_WAY | nothing          | ActionProgressed
          UNDER_WAY | DONE      | ActionProgressed | ActionProgressed
          UNDER_WAY | DROPPED   | ActionProgressed | ActionProgressed
          DONE      | UNDER_WAY | action-settled   | ActionProgressed
          DONE      | DONE      | nothing          | action-settled
          DONE      | DROPPED   | action-settled   | action-settled
          DROPPED   | UNDER_WAY | action-settled   | ActionProgressed
          DROPPED   | DONE      | action-settled   | action-settled
          DROPPED   | DROPPED   | nothing          | action-settled
          """)
  void eachStepHasItsOutcome(
      ActionStatus from, ActionStatus to, String withoutNote, String withNote) {
    PlannedAction state =
        from == ActionStatus.PLANNED ? after(PLANNED) : after(PLANNED, progressed(from));

    assertThat(outcome(state, to, null)).isEqualTo(withoutNote);
    assertThat(outcome(state, to, NOTE)).isEqualTo(withNote);
  }

  private static String outcome(PlannedAction state, ActionStatus to, @Nullable Sealed note) {
    try {
      List<ActionEvent> events = progress(state, to, note);
      return events.isEmpty() ? "nothing" : events.getFirst().getClass().getSimpleName();
    } catch (Refused refused) {
      return refused.code().code();
    }
  }

  @Test
  void aPlanIsRevisedUntilItsActionIsSettled() {
    PlanAction plan = plan(MIDWIFERY, CALDER, TUNING_IN);

    assertThat(when(after(PLANNED, progressed(ActionStatus.UNDER_WAY)), plan, "rita")).hasSize(1);
    refused(
        RefusalCode.ACTION_SETTLED,
        () -> when(after(PLANNED, progressed(ActionStatus.DONE)), plan, "rita"));
  }

  @Test
  void theDayOfProgressIsCorrectedUntilItIsSettled() {
    LocalDate yesterday = TODAY.minusDays(1);
    PlannedAction underWay = after(PLANNED, progressed(ActionStatus.UNDER_WAY));
    PlannedAction done = after(PLANNED, progressed(ActionStatus.DONE));

    assertThat(progress(underWay, ActionStatus.UNDER_WAY, yesterday, null, "rita"))
        .containsExactly(new ActionProgressed(HOUR, ActionStatus.UNDER_WAY, yesterday, null));
    assertThat(progress(done, ActionStatus.DONE, TODAY, null, "rita")).isEmpty();
    assertThat(progress(done, ActionStatus.DONE, null)).isEmpty();
    refused(
        RefusalCode.ACTION_SETTLED,
        () -> progress(done, ActionStatus.DONE, yesterday, null, "rita"));
    assertThat(progress(after(PLANNED), ActionStatus.PLANNED, yesterday, null, "rita")).isEmpty();
  }

  @Test
  void progressIsOfTodayOrADayPast() {
    LocalDate yesterday = TODAY.minusDays(1);

    assertThat(progress(after(PLANNED), ActionStatus.DONE, yesterday, null, "rita"))
        .containsExactly(new ActionProgressed(HOUR, ActionStatus.DONE, yesterday, null));
    assertThat(progress(after(PLANNED), ActionStatus.DONE, null))
        .containsExactly(progressed(ActionStatus.DONE));
    refused(
        RefusalCode.PROGRESS_IN_FUTURE,
        () -> progress(after(PLANNED), ActionStatus.DONE, TODAY.plusDays(1), null, "rita"));
  }
}
