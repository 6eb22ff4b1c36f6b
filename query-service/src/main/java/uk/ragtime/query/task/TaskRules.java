package uk.ragtime.query.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.access.Role;
import uk.ragtime.query.action.OpenAction;
import uk.ragtime.query.assessment.AssessmentStatus;
import uk.ragtime.query.assessment.AssessmentSummary;
import uk.ragtime.query.assessment.AssessmentSummary.Assignment;
import uk.ragtime.query.cycle.Cycle;

/** Derives the tasks of a member. Nothing is a task that would be refused. */
final class TaskRules {
  /** Actions are shown this long before they are due; overdue ones are always shown. */
  static final int DAYS_AHEAD = 14;

  /**
   * A member who has tasks.
   *
   * @param agencies that they rate for or lead
   */
  record Owner(MemberHandle member, Set<Role> roles, Set<AgencyCode> agencies) {
    boolean may(Action action) {
      return Role.anyAllows(roles, action);
    }

    boolean writesFor(AgencyCode agency) {
      return may(Action.RATE_OWN_AGENCIES) && agencies.contains(agency);
    }

    /** Whether they may have tasks at agencies that are not their own. */
    boolean looksAfterAll() {
      return may(Action.REVIEW) || may(Action.SIGN_OFF_ON_BEHALF);
    }
  }

  /**
   * An assessment that may have tasks.
   *
   * @param checklist capabilities of the cycle's checklist version
   * @param hasLead whether any member leads the agency
   */
  record Subject(
      Cycle cycle,
      AreaCode area,
      AgencyCode agency,
      Set<CapabilityCode> checklist,
      AssessmentSummary summary,
      boolean hasLead) {}

  private final Owner owner;
  private final Instant now;

  TaskRules(Owner owner, Instant now) {
    this.owner = owner;
    this.now = now;
  }

  /** Tasks at one assessment. A historic cycle has none: nobody waits for it. */
  List<Task> at(Subject subject) {
    List<Task> tasks = new ArrayList<>();
    if (subject.cycle().historic()) {
      return tasks;
    }
    if (owner.writesFor(subject.agency())) {
      addForTheAgency(subject, tasks);
    } else if (owner.may(Action.REVIEW)) {
      addForReviewers(subject, tasks);
    }
    if (signs(subject)) {
      tasks.add(whole(TaskKind.SIGN_OFF, subject));
    }
    return tasks;
  }

  private void addForTheAgency(Subject subject, List<Task> tasks) {
    AssessmentSummary summary = subject.summary();
    AssessmentStatus status = summary.status();
    Set<CapabilityCode> lookedAt = summary.tally().lookedAt();
    Set<CapabilityCode> left =
        subject.checklist().stream()
            .filter(code -> !lookedAt.contains(code))
            .collect(Collectors.toSet());
    if (status.takesRatings(subject.cycle(), now)) {
      Set<CapabilityCode> carried =
          left.stream().filter(summary.carriedOver()::contains).collect(Collectors.toSet());
      Set<CapabilityCode> unrated =
          left.stream().filter(code -> !carried.contains(code)).collect(Collectors.toSet());
      addCells(TaskKind.RATE, subject, unrated, tasks);
      addCells(TaskKind.RECONFIRM, subject, carried, tasks);
    }
    if (left.isEmpty() && status.takesSubmission(subject.cycle(), now)) {
      tasks.add(whole(TaskKind.SUBMIT, subject));
    }
    int unanswered = summary.tally().open() - summary.tally().answered();
    if (unanswered > 0 && status.takesReview(subject.cycle(), now)) {
      tasks.add(task(TaskKind.ANSWER, subject, unanswered, 0, null));
    }
  }

  private void addForReviewers(Subject subject, List<Task> tasks) {
    AssessmentSummary.Tally tally = subject.summary().tally();
    AssessmentStatus status = subject.summary().status();
    if (!status.takesReview(subject.cycle(), now)) {
      return;
    }
    int toReview =
        switch (subject.cycle().rules().review()) {
          case BY_EXCEPTION ->
              tally.reviewedAt() > status.submission() ? 0 : subject.checklist().size();
          case EVERY -> subject.checklist().size() - tally.agreed() - tally.open();
        };
    if (toReview > 0) {
      tasks.add(task(TaskKind.REVIEW, subject, toReview, 0, null));
    }
    if (tally.answered() > 0) {
      tasks.add(task(TaskKind.AGREE, subject, tally.answered(), 0, null));
    }
  }

  private boolean signs(Subject subject) {
    boolean mine =
        (owner.may(Action.SIGN_OFF) && owner.agencies().contains(subject.agency()))
            || (owner.may(Action.SIGN_OFF_ON_BEHALF) && !subject.hasLead());
    return mine
        && subject.summary().status().takesReview(subject.cycle(), now)
        && subject.summary().isReadyToSign(subject.cycle().rules().review(), subject.checklist());
  }

  private void addCells(
      TaskKind kind, Subject subject, Set<CapabilityCode> cells, List<Task> tasks) {
    if (cells.isEmpty()) {
      return;
    }
    Assignment assignment = subject.summary().assignments().get(owner.member());
    int assigned =
        assignment == null
            ? 0
            : (int) cells.stream().filter(assignment.capabilities()::contains).count();
    LocalDate dueOn = assigned == 0 || assignment == null ? null : assignment.dueOn();
    tasks.add(task(kind, subject, cells.size(), assigned, dueOn));
  }

  private static Task whole(TaskKind kind, Subject subject) {
    return task(kind, subject, 1, 0, null);
  }

  /**
   * @param asked day by which the member was asked to do it; null for none
   */
  private static Task task(
      TaskKind kind, Subject subject, int count, int assigned, @Nullable LocalDate asked) {
    Instant deadline = subject.summary().status().deadline(subject.cycle());
    LocalDate last = Calendar.dayOf(deadline.minus(1, ChronoUnit.MICROS));
    return new Task(
        kind,
        subject.cycle().cycle(),
        subject.area(),
        subject.agency(),
        null,
        count,
        assigned,
        asked != null && asked.isBefore(last) ? asked : last);
  }

  /** Tasks of the actions of the owner's agencies that are due soon. */
  List<Task> of(List<OpenAction> actions) {
    LocalDate shown = Calendar.dayOf(now).plusDays(DAYS_AHEAD);
    return actions.stream()
        .filter(action -> owner.writesFor(action.agency()) && !action.dueOn().isAfter(shown))
        .map(action ->
            new Task(
                TaskKind.ACTION_DUE,
                null,
                action.area(),
                action.agency(),
                action.action(),
                action.capabilities().size(),
                0,
                action.dueOn()))
        .toList();
  }
}
