package uk.ragtime.query.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.query.action.OpenAction;
import uk.ragtime.query.assessment.AssessmentState;
import uk.ragtime.query.assessment.AssessmentStatus;
import uk.ragtime.query.assessment.AssessmentSummary;
import uk.ragtime.query.assessment.AssessmentSummary.Assignment;
import uk.ragtime.query.assessment.AssessmentSummary.Tally;
import uk.ragtime.query.cycle.CutOffs;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.support.TestPersons;
import uk.ragtime.query.task.TaskRules.Owner;
import uk.ragtime.query.task.TaskRules.Subject;

class TaskRulesTest {
  private static final Instant CUT_OFF = Instant.parse("2026-11-30T23:59:59Z");
  private static final Instant NOW = Instant.parse("2026-10-05T09:00:00Z");
  private static final Instant PAST = Instant.parse("2026-12-02T09:00:00Z");
  private static final AreaCode AREA = new AreaCode("calder");
  private static final AgencyCode OWN = new AgencyCode("midwifery");
  private static final AgencyCode OTHER = new AgencyCode("nurseries");
  private static final MemberHandle MEMBER = TestPersons.handle("somebody");
  private static final Set<CapabilityCode> CHECKLIST = codes("a", "b", "c");
  private static final Cycle CYCLE = cycle(CycleRules.DEFAULT, false);
  private static final Cycle EVERY =
      cycle(new CycleRules(ReviewRule.EVERY, Set.of(), Set.of(), false), false);

  private static Cycle cycle(CycleRules rules, boolean historic) {
    return new Cycle(
        new CycleCode("2026-autumn"),
        "Autumn",
        new ChecklistCode("workforce"),
        1,
        LocalDate.of(2026, 9, 1),
        CUT_OFF,
        historic,
        null,
        rules,
        null,
        new CutOffs(List.of(Instant.EPOCH), List.of(CUT_OFF)));
  }

  private static Set<CapabilityCode> codes(String... codes) {
    return Arrays.stream(codes).map(CapabilityCode::new).collect(Collectors.toSet());
  }

  private static Owner owner(Role... roles) {
    return new Owner(MEMBER, EnumSet.copyOf(Arrays.asList(roles)), Set.of(OWN));
  }

  private static AssessmentSummary open(Set<CapabilityCode> carried, Tally tally) {
    AssessmentStatus status = new AssessmentStatus(AssessmentState.OPEN, null, 0, null, null, 0);
    return new AssessmentSummary(status, carried, Map.of(), tally, false);
  }

  /** Submitted at position 10. */
  private static AssessmentSummary submitted(int open, int answered, int agreed, long reviewedAt) {
    return new AssessmentSummary(
        new AssessmentStatus(AssessmentState.SUBMITTED, null, 0, NOW, null, 10),
        Set.of(),
        Map.of(),
        new Tally(CHECKLIST, open, answered, 0, agreed, reviewedAt),
        false);
  }

  private static Tally lookedAt(String... codes) {
    return new Tally(codes(codes), 0, 0, 0, 0, 0);
  }

  private static List<String> tasks(
      Owner owner, Cycle cycle, AgencyCode agency, AssessmentSummary summary, boolean hasLead) {
    return tasks(owner, cycle, agency, summary, hasLead, NOW);
  }

  private static List<String> tasks(
      Owner owner,
      Cycle cycle,
      AgencyCode agency,
      AssessmentSummary summary,
      boolean hasLead,
      Instant now) {
    return new TaskRules(owner, now)
        .at(new Subject(cycle, AREA, agency, CHECKLIST, summary, hasLead)).stream()
            .map(task -> task.kind() + " " + task.count())
            .toList();
  }

  @Test
  void aRaterRatesWhatIsUnratedAndReconfirmsWhatWasCarriedOver() {
    AssessmentSummary summary = open(codes("a", "b"), lookedAt("a"));

    assertThat(tasks(owner(Role.RATER), CYCLE, OWN, summary, true))
        .containsExactly("RATE 1", "RECONFIRM 1");
    assertThat(tasks(owner(Role.RATER), CYCLE, OWN, AssessmentSummary.NONE, true))
        .containsExactly("RATE 3");
  }

  @Test
  void whatHasBeenLookedAtIsToBeSubmittedEvenLate() {
    AssessmentSummary summary = open(Set.of(), lookedAt("a", "b", "c"));

    assertThat(tasks(owner(Role.LEAD), CYCLE, OWN, summary, true)).containsExactly("SUBMIT 1");
    assertThat(tasks(owner(Role.RATER), CYCLE, OWN, summary, true, PAST))
        .containsExactly("SUBMIT 1");
  }

  @Test
  void nothingIsATaskThatWouldBeRefused() {
    assertThat(tasks(owner(Role.RATER), CYCLE, OWN, AssessmentSummary.NONE, true, PAST)).isEmpty();
    assertThat(tasks(owner(Role.RATER), CYCLE, OTHER, AssessmentSummary.NONE, true)).isEmpty();
    assertThat(tasks(owner(Role.VIEWER), CYCLE, OWN, submitted(0, 0, 0, 0), true)).isEmpty();
    assertThat(tasks(owner(Role.AUDITOR), CYCLE, OWN, submitted(0, 0, 0, 0), false)).isEmpty();
  }

  @Test
  void aHistoricCycleAsksForNothing() {
    assertThat(
            tasks(
                owner(Role.RATER, Role.LEAD, Role.COORDINATOR),
                cycle(CycleRules.DEFAULT, true),
                OWN,
                AssessmentSummary.NONE,
                false))
        .isEmpty();
  }

  @Test
  void theAgencyAnswersChallengesThatItHasNotAnswered() {
    assertThat(tasks(owner(Role.RATER), CYCLE, OWN, submitted(3, 1, 0, 12), true))
        .containsExactly("ANSWER 2");
  }

  @Test
  void aReviewerReviewsWhatNobodyHasReviewedSinceItsSubmission() {
    Owner reviewer = owner(Role.REVIEWER);

    assertThat(tasks(reviewer, CYCLE, OTHER, submitted(0, 0, 0, 0), true))
        .containsExactly("REVIEW 3");
    assertThat(tasks(reviewer, CYCLE, OTHER, submitted(0, 0, 1, 8), true))
        .containsExactly("REVIEW 3");
    assertThat(tasks(reviewer, CYCLE, OTHER, submitted(1, 0, 0, 12), true)).isEmpty();
  }

  @Test
  void whereEveryCellIsAgreedTheReviewerHasAllThatAreLeft() {
    assertThat(tasks(owner(Role.REVIEWER), EVERY, OTHER, submitted(1, 0, 1, 12), true))
        .containsExactly("REVIEW 1");
    assertThat(tasks(owner(Role.REVIEWER), EVERY, OTHER, submitted(0, 0, 3, 12), true)).isEmpty();
  }

  @Test
  void aReviewerAgreesOnWhatWasAnswered() {
    assertThat(tasks(owner(Role.REVIEWER), CYCLE, OTHER, submitted(2, 1, 0, 12), true))
        .containsExactly("AGREE 1");
  }

  @Test
  void nobodyReviewsTheirOwnAgency() {
    assertThat(tasks(owner(Role.REVIEWER, Role.RATER), CYCLE, OWN, submitted(1, 1, 0, 12), true))
        .isEmpty();
  }

  @Test
  void theLeadSignsOnceNothingIsOpen() {
    assertThat(tasks(owner(Role.LEAD), CYCLE, OWN, submitted(0, 0, 0, 0), true))
        .containsExactly("SIGN_OFF 1");
    assertThat(tasks(owner(Role.LEAD), CYCLE, OWN, submitted(1, 1, 0, 12), true)).isEmpty();
    assertThat(tasks(owner(Role.LEAD), EVERY, OWN, submitted(0, 0, 2, 12), true)).isEmpty();
    assertThat(tasks(owner(Role.LEAD), EVERY, OWN, submitted(0, 0, 3, 12), true))
        .containsExactly("SIGN_OFF 1");
  }

  @Test
  void aCoordinatorSignsWhereNobodyLeads() {
    AssessmentSummary ready = submitted(0, 0, 0, 0);

    assertThat(tasks(owner(Role.COORDINATOR), CYCLE, OTHER, ready, false))
        .containsExactly("SIGN_OFF 1");
    assertThat(tasks(owner(Role.COORDINATOR), CYCLE, OTHER, ready, true)).isEmpty();
  }

  @Test
  void anAssignmentBringsItsOwnDay() {
    AssessmentSummary summary =
        new AssessmentSummary(
            AssessmentStatus.NONE,
            Set.of(),
            Map.of(MEMBER, new Assignment(codes("a", "b"), LocalDate.of(2026, 10, 20))),
            Tally.NONE,
            false);

    Task task =
        new TaskRules(owner(Role.RATER), NOW)
            .at(new Subject(CYCLE, AREA, OWN, CHECKLIST, summary, true))
            .getFirst();

    assertThat(task.count()).isEqualTo(3);
    assertThat(task.assigned()).isEqualTo(2);
    assertThat(task.dueOn()).isEqualTo("2026-10-20");
    assertThat(
            new TaskRules(owner(Role.RATER), NOW)
                .at(new Subject(CYCLE, AREA, OWN, CHECKLIST, AssessmentSummary.NONE, true))
                .getFirst()
                .dueOn())
        .isEqualTo("2026-11-30");
  }

  @Test
  void actionsAreDueTwoWeeksAheadAndWhenTheirDayHasPassed() {
    List<OpenAction> actions =
        List.of(
            action("overdue", OWN, "2026-09-01"),
            action("soon", OWN, "2026-10-19"),
            action("far", OWN, "2026-10-20"),
            action("theirs", OTHER, "2026-09-01"));

    assertThat(new TaskRules(owner(Role.LEAD), NOW).of(actions))
        .extracting(task -> String.valueOf(task.action()))
        .containsExactly("overdue", "soon");
    assertThat(new TaskRules(owner(Role.VIEWER), NOW).of(actions)).isEmpty();
  }

  private static OpenAction action(String code, AgencyCode agency, String dueOn) {
    return new OpenAction(
        new ActionCode(code),
        agency,
        AREA,
        new ChecklistCode("workforce"),
        List.of(new CapabilityCode("a")),
        LocalDate.parse(dueOn),
        NOW);
  }
}
