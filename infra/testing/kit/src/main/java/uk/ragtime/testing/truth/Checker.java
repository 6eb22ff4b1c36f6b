package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ExpectedOutcome.Noted;
import uk.ragtime.testing.truth.ModelCommand.Close;
import uk.ragtime.testing.truth.ModelCommand.Publish;
import uk.ragtime.testing.truth.ModelCommand.Rate;
import uk.ragtime.testing.truth.ModelCommand.Reconfirm;
import uk.ragtime.testing.truth.ModelCommand.Schedule;
import uk.ragtime.testing.truth.ModelQuestion.Profile;

/** Compares steps, one after another, with a model, which learns from them. */
final class Checker {
  private record Look(String cycle, String area, LocalDate day) {}

  private record Outcome(String cycle, String area) {}

  private final Model model;
  private final CommandOracle commandOracle;
  private final AnswerOracle answers;
  private final Map<Look, SortedMap<String, String>> looks = new HashMap<>();
  private final Map<Outcome, SortedMap<String, String>> outcomes = new HashMap<>();

  Checker(Model model) {
    this.model = model;
    this.commandOracle = new CommandOracle(model);
    this.answers = new AnswerOracle(model);
  }

  Model model() {
    return model;
  }

  /**
   * Holds one exchange against the model.
   *
   * @throws Disagreement if they differ
   */
  void check(StepRecord recorded) {
    switch (recorded.step()) {
      case ModelCommand command -> {
        checkCommand(command, recorded);
        looks.clear();
        learn(command, recorded);
      }
      case ModelQuestion question -> checkQuestion(question, recorded);
    }
  }

  private void checkCommand(ModelCommand command, StepRecord recorded) {
    StepResult result = recorded.result();
    ExpectedOutcome expected =
        commandOracle.commandOracle(command, recorded.moment(), recorded.sentAt());
    if (result.isRefused()) {
      if (!expected.refusals().contains(result.refusal())) {
        throw new Disagreement(
            "the service refuses: %s; by the model %s"
                .formatted(result.refusal(), asText(expected)));
      }
      return;
    }
    if (expected.isRefused()) {
      throw new Disagreement(
          "the service takes it (%s); by the model %s"
              .formatted(result.status(), asText(expected)));
    }
    int status = status(command, result.status());
    if (result.status() != status) {
      throw new Disagreement(
          "the service answers %d; by the model %d".formatted(result.status(), status));
    }
    if (!result.auditEntries().equals(expected.auditEntries())) {
      throw new Disagreement(
          "the service records %s; the model %s"
              .formatted(result.auditEntries(), expected.auditEntries()));
    }
    result.auditEntries().forEach(this::compareWithLook);
  }

  private static String asText(ExpectedOutcome expected) {
    return expected.isRefused()
        ? "it is to be refused: " + String.join(" or ", expected.refusals())
        : "it is to be taken, and to record " + expected.auditEntries();
  }

  /** 201 where what the path names is new. */
  private int status(ModelCommand command, int answered) {
    return switch (command) {
      case Publish _ -> 201;
      case Schedule schedule -> isNew(schedule.cycle()) ? 201 : 200;
      case Close _ -> 200;
      // Whether a rating is new lies in the eye of the beholder: in its cycle, or altogether.
      case Rate _, Reconfirm _ -> answered;
    };
  }

  private boolean isNew(String cycle) {
    return model.cycles(Model.NOW).stream().noneMatch(each -> each.code().equals(cycle));
  }

  /** A change starts from the rating that was shown just before. */
  private void compareWithLook(Noted auditEntries) {
    SortedMap<String, String> look =
        looks.get(new Look(auditEntries.cycle(), auditEntries.place().area(), auditEntries.day()));
    if (look == null) {
      return;
    }
    String shown = look.get(AnswerOracle.at(auditEntries.code(), auditEntries.place().agency()));
    String before =
        String.valueOf(
            auditEntries.kind() == Noted.Kind.CHANGED ? auditEntries.from() : auditEntries.to());
    if (!before.equals(String.valueOf(ratingIn(shown)))) {
      throw new Disagreement(
          "the service records %s, but showed just before: %s".formatted(auditEntries, shown));
    }
  }

  private static @Nullable String ratingIn(@Nullable String cell) {
    return cell == null ? null : cell.substring(0, cell.indexOf(' '));
  }

  private void learn(ModelCommand command, StepRecord recorded) {
    StepResult result = recorded.result();
    if (result.isRefused()) {
      return;
    }
    for (StepResult.Audited entry : result.entries()) {
      model.put(
          new RecordedRating(
              entry.auditEntries().cycle(),
              entry.auditEntries().place(),
              entry.auditEntries().code(),
              entry.auditEntries().to(),
              entry.auditEntries().reason(),
              entry.auditEntries().day(),
              entry.position(),
              entry.recordedAt()));
    }
    if (result.recordedAt() == null) {
      return;
    }
    switch (command) {
      case Publish publish ->
          model.publish(publish.checklist(), publish.version(), publish.items());
      case Schedule schedule ->
          model.put(
              new ModelCycle(
                  schedule.cycle(),
                  schedule.checklist(),
                  schedule.version(),
                  schedule.opensOn(),
                  recorded.moment(),
                  schedule.historic(),
                  null,
                  result.recordedAt()));
      case Close close -> model.put(model.cycle(close.cycle()).closed(result.recordedAt()));
      case Rate _, Reconfirm _ -> {}
    }
    if (command instanceof Schedule schedule) {
      outcomes.keySet().removeIf(outcome -> outcome.cycle().equals(schedule.cycle()));
    }
  }

  private void checkQuestion(ModelQuestion question, StepRecord recorded) {
    StepResult result = recorded.result();
    if (result.isRefused()) {
      throw new Disagreement("the service refuses: " + result.refusal());
    }
    compare(
        answers.answer(question, recorded.moment(), recorded.sentAt()),
        result.shown(),
        "the model");
    if (question instanceof Profile profile && profile.cycle() != null) {
      remember(profile, result.shown(), recorded.sentAt());
    }
  }

  private void remember(Profile profile, SortedMap<String, String> shown, Instant now) {
    String code = Objects.requireNonNull(profile.cycle());
    if (profile.knownAt() != null) {
      return;
    }
    if (profile.asOf() != null) {
      looks.put(new Look(code, profile.area(), profile.asOf().day()), shown);
    } else if (model.cycle(code).isFinished(now)) {
      var first = outcomes.putIfAbsent(new Outcome(code, profile.area()), shown);
      if (first != null) {
        compare(first, shown, "the same outcome, asked for before,");
      }
    }
  }

  private static void compare(
      SortedMap<String, String> expected, SortedMap<String, String> shown, String byWhom) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> all = new TreeSet<>(expected.keySet());
    all.addAll(shown.keySet());
    for (String each : all) {
      if (!Objects.equals(expected.get(each), shown.get(each))) {
        differences.add(
            "%s: %s; %s says %s"
                .formatted(each, asText(shown.get(each)), byWhom, asText(expected.get(each))));
      }
    }
    if (!differences.isEmpty()) {
      throw new Disagreement("the service shows\n    " + String.join("\n    ", differences));
    }
  }

  private static String asText(@Nullable String line) {
    return line == null ? "nothing" : line;
  }
}
