package uk.ragtime.query.task;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;

/**
 * A task of a member.
 *
 * @param cycle null for an action
 * @param action null for an assessment
 * @param count number of capabilities that it is about; 1 for an assessment as a whole
 * @param assigned how many of these the member was asked to look at
 * @param dueOn last day on which it is in time
 */
record Task(
    TaskKind kind,
    @Nullable CycleCode cycle,
    AreaCode area,
    AgencyCode agency,
    @Nullable ActionCode action,
    int count,
    int assigned,
    LocalDate dueOn)
    implements Comparable<Task> {
  private static final Comparator<Task> MOST_URGENT =
      Comparator.comparing(Task::dueOn)
          .thenComparing(Task::area)
          .thenComparing(Task::agency)
          .thenComparing(Task::kind)
          .thenComparing(task -> task.cycle == null ? "" : task.cycle.value())
          .thenComparing(task -> task.action == null ? "" : task.action.value());

  @Override
  public int compareTo(Task other) {
    return MOST_URGENT.compare(this, other);
  }
}
