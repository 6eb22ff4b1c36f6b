package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ExpectedOutcome.Noted;
import uk.ragtime.testing.truth.ModelCommand.Agree;
import uk.ragtime.testing.truth.ModelCommand.Answer;
import uk.ragtime.testing.truth.ModelCommand.Challenge;
import uk.ragtime.testing.truth.ModelCommand.Close;
import uk.ragtime.testing.truth.ModelCommand.OnAssessment;
import uk.ragtime.testing.truth.ModelCommand.Publish;
import uk.ragtime.testing.truth.ModelCommand.Rate;
import uk.ragtime.testing.truth.ModelCommand.Reconfirm;
import uk.ragtime.testing.truth.ModelCommand.Reopen;
import uk.ragtime.testing.truth.ModelCommand.Schedule;
import uk.ragtime.testing.truth.ModelCommand.SignOff;
import uk.ragtime.testing.truth.ModelCommand.Submit;
import uk.ragtime.testing.truth.ModelCommand.Withdraw;
import uk.ragtime.testing.truth.ModelQuestion.Profile;

/** Compares steps, one after another, with a model, which learns from them. */
final class Checker {
  private record Look(String cycle, String area, LocalDate day) {}

  private record Outcome(String cycle, String area, Stage stage) {}

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
    // A rating given anew does not start from the one that stood before a withdrawal.
    if (!(command instanceof Withdraw)) {
      result.auditEntries().forEach(this::compareWithLook);
    }
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
      case Rate _, Reconfirm _, Agree _ -> answered;
      case Withdraw _, Submit _, Challenge _, Answer _, SignOff _, Reopen _ -> 200;
    };
  }

  private boolean isNew(String cycle) {
    return model.cycles(Model.NOW).stream().noneMatch(each -> each.code().equals(cycle));
  }

  /** A change starts from the rating that was shown just before. */
  private void compareWithLook(Noted auditEntries) {
    LocalDate day = auditEntries.day();
    String code = auditEntries.code();
    SortedMap<String, String> look =
        day == null
            ? null
            : looks.get(new Look(auditEntries.cycle(), auditEntries.place().area(), day));
    if (look == null || code == null || auditEntries.kind() == Noted.Kind.CHALLENGED) {
      return;
    }
    String shown = look.get(AnswerOracle.at(code, auditEntries.place().agency()));
    String before =
        String.valueOf(
            auditEntries.kind() == Noted.Kind.RECONFIRMED
                ? auditEntries.to()
                : auditEntries.from());
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
    result.entries().forEach(entry -> learn(command, entry, recorded.moment()));
    if (command instanceof OnAssessment act && !result.entries().isEmpty()) {
      outcomes.keySet().removeIf(outcome -> outcome.cycle().equals(act.cycle()));
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
                  schedule.bothOnRecord(),
                  null,
                  result.recordedAt()));
      case Close close -> model.put(model.cycle(close.cycle()).closed(result.recordedAt()));
      case OnAssessment _ -> {}
    }
    if (command instanceof Schedule schedule) {
      outcomes.keySet().removeIf(outcome -> outcome.cycle().equals(schedule.cycle()));
    }
  }

  private void learn(ModelCommand command, StepResult.Audited entry, Instant moment) {
    Noted noted = entry.auditEntries();
    switch (noted.kind()) {
      case CHANGED, RECONFIRMED, CHALLENGED, AGREED, WITHDRAWN -> {
        boolean withdraws = noted.kind() == Noted.Kind.WITHDRAWN;
        model.put(
            new RecordedRating(
                noted.kind(),
                noted.cycle(),
                noted.place(),
                Objects.requireNonNull(noted.code()),
                Objects.requireNonNull(withdraws ? noted.from() : noted.to()),
                noted.reason(),
                Objects.requireNonNull(noted.day()),
                withdraws ? Long.parseLong(Objects.requireNonNull(noted.detail())) : 0,
                entry.position(),
                entry.recordedAt()));
      }
      case SUBMITTED, ANSWERED, SIGNED_OFF, REOPENED ->
          model.put(
              new RecordedStep(
                  noted.kind(),
                  noted.cycle(),
                  noted.place(),
                  noted.code(),
                  noted.to(),
                  command instanceof Reopen reopen
                      ? until(reopen, moment, entry.recordedAt())
                      : null,
                  entry.position()));
    }
  }

  private Instant until(Reopen reopen, Instant asked, Instant recordedAt) {
    return reopen.until() == null
        ? ReviewOracle.usualUntil(model.cycle(reopen.cycle()), recordedAt)
        : asked;
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
    if (profile.asOf() != null && profile.stage() != Stage.STANDING) {
      return;
    }
    if (profile.asOf() != null) {
      looks.put(new Look(code, profile.area(), profile.asOf().day()), shown);
    } else if (model.cycle(code).isFinished(now)) {
      SortedMap<String, String> lasting = lasting(shown);
      var first = outcomes.putIfAbsent(new Outcome(code, profile.area(), profile.stage()), lasting);
      if (first != null) {
        compare(first, lasting, "the same outcome, asked for before,");
      }
    }
  }

  /** An outcome without what may change later: whether a challenge in another cycle is open. */
  private static SortedMap<String, String> lasting(SortedMap<String, String> shown) {
    SortedMap<String, String> lasting = new TreeMap<>(shown);
    lasting.remove("open challenges");
    lasting.replaceAll((_, line) -> line.replaceFirst(", (open|settled)$", ""));
    return lasting;
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
