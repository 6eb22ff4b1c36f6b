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

/** One history while it happens: each act is sent, written down and held against the model. */
final class Run {
  private final Partnership partnership;
  private final Checker checker;
  private final List<Exchange> exchanges = new ArrayList<>();
  private final Map<Integer, Instant> recordings = new HashMap<>();

  Run(Partnership partnership, Checker checker) {
    this.partnership = partnership;
    this.checker = checker;
  }

  Model model() {
    return checker.model();
  }

  List<Exchange> exchanges() {
    return List.copyOf(exchanges);
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
  void perform(Act act) {
    perform(exchanges.size() + 1, act);
  }

  /** Does what was a step of another run; not if it refers to a step that this one leaves out. */
  void perform(int step, Act act) {
    Instant moment = resolved(momentOf(act));
    if (moment == null) {
      return;
    }
    Instant now = Instant.now();
    Told told =
        switch (act) {
          case Command command -> partnership.tell(command, moment);
          case Question question -> partnership.ask(question, moment);
        };
    Exchange exchange = new Exchange(step, act, now, moment, told);
    exchanges.add(exchange);
    if (told.recordedAt() != null) {
      recordings.put(step, told.recordedAt());
    }
    checker.check(exchange);
  }

  private static Moment momentOf(Act act) {
    return switch (act) {
      case Command.Schedule schedule -> schedule.cutOff();
      case Question.Profile profile when profile.knownAt() != null -> profile.knownAt();
      case Command _, Question _ -> new Moment.At(Model.NOW);
    };
  }

  /** When a step was recorded. */
  Instant recordedAt(int step) {
    return Objects.requireNonNull(recordings.get(step));
  }

  private @Nullable Instant resolved(Moment moment) {
    return switch (moment) {
      case Moment.At at -> at.instant();
      case Moment.Recording recording -> {
        Instant at = recordings.get(recording.step());
        yield at == null ? null : at.plus(recording.microsLater(), ChronoUnit.MICROS);
      }
    };
  }
}
