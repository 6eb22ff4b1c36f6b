package uk.ragtime.testing.truth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history after it ran.
 *
 * @param disagreement the disagreement with the model that ended it; null if there was none
 */
record HistoryRecord(
    Seed seed,
    Participants participants,
    List<StepRecord> recordedSteps,
    @Nullable String disagreement) {
  long commands() {
    return recordedSteps.stream().filter(each -> each.step() instanceof ModelCommand).count();
  }

  long questions() {
    return recordedSteps.size() - commands();
  }

  /** Whether the services' answers contradict this model. */
  boolean contradicts(Model model) {
    Checker checker = new Checker(model);
    try {
      recordedSteps.forEach(checker::check);
      return false;
    } catch (Disagreement _) {
      return true;
    }
  }

  /** The steps as one could send them again, with the end of it in full. */
  String transcript() {
    StringBuilder text =
        new StringBuilder("A partnership with " + participants + "; its coordinator:\n");
    for (StepRecord recorded : recordedSteps) {
      text.append("%4d  %s%n".formatted(recorded.number(), request(recorded)));
      if (recorded.step() instanceof ModelCommand) {
        text.append("      -> ").append(result(recorded.result())).append('\n');
      }
    }
    return text.append("      ").append(disagreement).toString();
  }

  private static String request(StepRecord recorded) {
    StepRequest request = StepRequest.of(recorded.step(), recorded.moment());
    return recorded.step() instanceof ModelCommand.Publish publish
        ? "%s %s  with %s; dropped %s"
            .formatted(request.method(), request.path(), publish.items(), publish.dropped())
        : request.toString();
  }

  private static String result(StepResult result) {
    if (result.isRefused()) {
      return result.refusal();
    }
    if (result.recordedAt() == null) {
      return result.status() + ", nothing recorded";
    }
    return "%d, recorded at %s %s"
        .formatted(
            result.status(),
            result.recordedAt(),
            result.auditEntries().isEmpty() ? "" : result.auditEntries());
  }
}
