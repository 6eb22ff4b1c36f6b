package uk.ragtime.query.action;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.Calendar;

/**
 * An action as its steps tell it.
 *
 * @param planning its first step
 * @param planned the step with the plan that holds
 * @param plan that one
 * @param progress steps that named a status, in order
 */
record ActionHistory(
    ActionCode action,
    ActionStep planning,
    ActionStep planned,
    ActionStep.Plan plan,
    List<ActionStep> progress) {
  /**
   * @param steps at least one, in the order of the log
   */
  static ActionHistory of(ActionCode action, List<ActionStep> steps) {
    ActionStep planned = null;
    ActionStep.Plan plan = null;
    for (ActionStep step : steps) {
      if (step.plan() != null) {
        planned = step;
        plan = step.plan();
      }
    }
    if (planned == null || plan == null) {
      throw new IllegalStateException("action " + action + " was never planned");
    }
    return new ActionHistory(
        action,
        steps.getFirst(),
        planned,
        plan,
        steps.stream().filter(step -> step.progress() != null).toList());
  }

  ActionStatus status() {
    ActionStep.Progress last = lastProgress();
    return last == null ? ActionStatus.PLANNED : last.status();
  }

  /** Day on which it was first planned. */
  LocalDate plannedOn() {
    return Calendar.dayOf(plannedAt());
  }

  /** Instant at which it was planned; what is recorded later did not count then. */
  Instant plannedAt() {
    return planning.recordedAt();
  }

  /** Day on which it was done; null while it is not. */
  @Nullable LocalDate doneOn() {
    ActionStep.Progress last = lastProgress();
    return last == null || last.status() != ActionStatus.DONE ? null : last.on();
  }

  /** Whether it is still to be done after its day. */
  boolean isOverdue(LocalDate today) {
    return switch (status()) {
      case PLANNED, UNDER_WAY -> plan.dueOn().isBefore(today);
      case DONE, DROPPED -> false;
    };
  }

  /** Version of its stream. */
  long version() {
    ActionStep last = progress.isEmpty() ? planned : progress.getLast();
    return Math.max(last.version(), planned.version());
  }

  private ActionStep.@Nullable Progress lastProgress() {
    return progress.isEmpty() ? null : progress.getLast().progress();
  }
}
