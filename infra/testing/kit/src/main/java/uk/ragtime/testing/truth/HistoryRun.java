package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A running history: each step is sent, recorded and compared with the model. */
final class HistoryRun {
  private final PartnershipClient partnership;
  private final Checker checker;
  private final List<StepRecord> recordedSteps = new ArrayList<>();
  private final Map<Integer, Instant> recordings = new HashMap<>();

  HistoryRun(PartnershipClient partnership, Checker checker) {
    this.partnership = partnership;
    this.checker = checker;
  }

  Model model() {
    return checker.model();
  }

  List<StepRecord> recordedSteps() {
    return List.copyOf(recordedSteps);
  }

  /** The steps so far that recorded something, in order. */
  List<Integer> recordings() {
    return recordings.keySet().stream().sorted(Comparator.naturalOrder()).toList();
  }

  /**
   * Does the next thing.
   *
   * @throws Disagreement if the answer is not the model's
   */
  void perform(Step step) {
    perform(recordedSteps.size() + 1, step);
  }

  /** Does what was a step of another run; not if it refers to a step that this one leaves out. */
  void perform(int number, Step given) {
    Step step =
        given instanceof ModelCommand.Withdraw withdraw ? withdraw.resolved(model()) : given;
    Instant moment = resolved(momentOf(step));
    if (moment == null) {
      return;
    }
    Instant now = Instant.now();
    StepResult result =
        switch (step) {
          case ModelCommand command -> partnership.send(command, moment);
          case ModelQuestion question -> partnership.ask(question, moment);
        };
    StepRecord recorded = new StepRecord(number, step, now, moment, result);
    recordedSteps.add(recorded);
    if (result.recordedAt() != null) {
      recordings.put(number, result.recordedAt());
    }
    checker.check(recorded);
  }

  private static TimeReference momentOf(Step step) {
    return switch (step) {
      case ModelCommand.Schedule schedule -> schedule.cutOff();
      case ModelCommand.Reopen reopen when reopen.until() != null -> reopen.until();
      case ModelQuestion.Profile profile when profile.knownAt() != null -> profile.knownAt();
      case ModelCommand _, ModelQuestion _ -> new TimeReference.At(Model.NOW);
    };
  }

  /** Time at which a step was recorded. */
  Instant recordedAt(int number) {
    return Objects.requireNonNull(recordings.get(number));
  }

  private @Nullable Instant resolved(TimeReference moment) {
    return switch (moment) {
      case TimeReference.At at -> at.instant();
      case TimeReference.Recording recording -> {
        Instant at = recordings.get(recording.step());
        yield at == null ? null : at.plus(recording.microsLater(), ChronoUnit.MICROS);
      }
    };
  }
}
