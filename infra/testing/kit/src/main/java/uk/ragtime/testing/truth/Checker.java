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
import uk.ragtime.testing.truth.Command.Close;
import uk.ragtime.testing.truth.Command.Publish;
import uk.ragtime.testing.truth.Command.Rate;
import uk.ragtime.testing.truth.Command.Reconfirm;
import uk.ragtime.testing.truth.Command.Schedule;
import uk.ragtime.testing.truth.Question.Profile;
import uk.ragtime.testing.truth.Verdict.Noted;

/** Holds exchanges, one after another, against a model, which learns from them. */
final class Checker {
  private record Look(String cycle, String area, LocalDate day) {}

  private record Outcome(String cycle, String area) {}

  private final Model model;
  private final Judge judge;
  private final Answers answers;
  private final Map<Look, SortedMap<String, String>> looks = new HashMap<>();
  private final Map<Outcome, SortedMap<String, String>> outcomes = new HashMap<>();

  Checker(Model model) {
    this.model = model;
    this.judge = new Judge(model);
    this.answers = new Answers(model);
  }

  Model model() {
    return model;
  }

  /**
   * Holds one exchange against the model.
   *
   * @throws Disagreement if they differ
   */
  void check(Exchange exchange) {
    switch (exchange.act()) {
      case Command command -> {
        checkCommand(command, exchange);
        looks.clear();
        learn(command, exchange);
      }
      case Question question -> checkQuestion(question, exchange);
    }
  }

  private void checkCommand(Command command, Exchange exchange) {
    Told told = exchange.told();
    Verdict verdict = judge.judge(command, exchange.moment(), exchange.sentAt());
    if (told.isRefused()) {
      if (!verdict.refusals().contains(told.refusal())) {
        throw new Disagreement(
            "the service refuses: %s; by the model %s".formatted(told.refusal(), inWords(verdict)));
      }
      return;
    }
    if (verdict.isRefused()) {
      throw new Disagreement(
          "the service takes it (%s); by the model %s".formatted(told.status(), inWords(verdict)));
    }
    int status = status(command, told.status());
    if (told.status() != status) {
      throw new Disagreement(
          "the service answers %d; by the model %d".formatted(told.status(), status));
    }
    if (!told.noted().equals(verdict.noted())) {
      throw new Disagreement(
          "the service records %s; the model %s".formatted(told.noted(), verdict.noted()));
    }
    told.noted().forEach(this::compareWithLook);
  }

  private static String inWords(Verdict verdict) {
    return verdict.isRefused()
        ? "it is to be refused: " + String.join(" or ", verdict.refusals())
        : "it is to be taken, and to record " + verdict.noted();
  }

  /** 201 where what the path names is new. */
  private int status(Command command, int answered) {
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

  /** What a change comes from is what was shown just before. */
  private void compareWithLook(Noted noted) {
    SortedMap<String, String> look =
        looks.get(new Look(noted.cycle(), noted.place().area(), noted.day()));
    if (look == null) {
      return;
    }
    String shown = look.get(Answers.at(noted.code(), noted.place().agency()));
    String before = String.valueOf(noted.kind() == Noted.Kind.CHANGED ? noted.from() : noted.to());
    if (!before.equals(String.valueOf(ratingIn(shown)))) {
      throw new Disagreement(
          "the service records %s, but showed just before: %s".formatted(noted, shown));
    }
  }

  private static @Nullable String ratingIn(@Nullable String cell) {
    return cell == null ? null : cell.substring(0, cell.indexOf(' '));
  }

  private void learn(Command command, Exchange exchange) {
    Told told = exchange.told();
    if (told.isRefused()) {
      return;
    }
    for (Told.Audited entry : told.entries()) {
      model.put(
          new Entry(
              entry.noted().cycle(),
              entry.noted().place(),
              entry.noted().code(),
              entry.noted().to(),
              entry.noted().reason(),
              entry.noted().day(),
              entry.position(),
              entry.recordedAt()));
    }
    if (told.recordedAt() == null) {
      return;
    }
    switch (command) {
      case Publish publish ->
          model.publish(publish.checklist(), publish.version(), publish.items());
      case Schedule schedule ->
          model.put(
              new Cycle(
                  schedule.cycle(),
                  schedule.checklist(),
                  schedule.version(),
                  schedule.opensOn(),
                  exchange.moment(),
                  schedule.historic(),
                  null,
                  told.recordedAt()));
      case Close close -> model.put(model.cycle(close.cycle()).closed(told.recordedAt()));
      case Rate _, Reconfirm _ -> {}
    }
    if (command instanceof Schedule schedule) {
      outcomes.keySet().removeIf(outcome -> outcome.cycle().equals(schedule.cycle()));
    }
  }

  private void checkQuestion(Question question, Exchange exchange) {
    Told told = exchange.told();
    if (told.isRefused()) {
      throw new Disagreement("the service refuses: " + told.refusal());
    }
    compare(
        answers.answer(question, exchange.moment(), exchange.sentAt()), told.shown(), "the model");
    if (question instanceof Profile profile && profile.cycle() != null) {
      remember(profile, told.shown(), exchange.sentAt());
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
                .formatted(each, inWords(shown.get(each)), byWhom, inWords(expected.get(each))));
      }
    }
    if (!differences.isEmpty()) {
      throw new Disagreement("the service shows\n    " + String.join("\n    ", differences));
    }
  }

  private static String inWords(@Nullable String line) {
    return line == null ? "nothing" : line;
  }
}
