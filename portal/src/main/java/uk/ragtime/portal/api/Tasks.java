package uk.ragtime.portal.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET T/tasks}: what waits for the visitor, the most urgent first. */
public record Tasks(List<Task> tasks) {
  public Tasks {
    tasks = Objects.requireNonNullElse(tasks, List.of());
  }

  /**
   * A task.
   *
   * @param kind RATE, RECONFIRM, SUBMIT, ANSWER, REVIEW, AGREE, SIGN_OFF or ACTION_DUE
   * @param cycle null for an action
   * @param action null for an assessment
   * @param count capabilities that it is about; 1 for an assessment as a whole
   * @param assigned how many of these the visitor was asked to look at
   */
  public record Task(
      String kind,
      @Nullable String cycle,
      String area,
      String agency,
      @Nullable String action,
      int count,
      int assigned,
      LocalDate dueOn,
      boolean overdue) {}
}
