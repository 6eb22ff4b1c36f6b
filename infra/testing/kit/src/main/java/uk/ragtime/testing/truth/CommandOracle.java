package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ExpectedOutcome.Noted;
import uk.ragtime.testing.truth.ModelCommand.Agree;
import uk.ragtime.testing.truth.ModelCommand.Answer;
import uk.ragtime.testing.truth.ModelCommand.Challenge;
import uk.ragtime.testing.truth.ModelCommand.Close;
import uk.ragtime.testing.truth.ModelCommand.Given;
import uk.ragtime.testing.truth.ModelCommand.Publish;
import uk.ragtime.testing.truth.ModelCommand.Rate;
import uk.ragtime.testing.truth.ModelCommand.Reconfirm;
import uk.ragtime.testing.truth.ModelCommand.Reopen;
import uk.ragtime.testing.truth.ModelCommand.Schedule;
import uk.ragtime.testing.truth.ModelCommand.SignOff;
import uk.ragtime.testing.truth.ModelCommand.Submit;
import uk.ragtime.testing.truth.ModelCommand.Withdraw;

/**
 * Predicts the outcome of commands from the model. Where several refusals apply, any of them is
 * right.
 */
record CommandOracle(Model model) {
  ExpectedOutcome commandOracle(ModelCommand command, Instant moment, Instant now) {
    return switch (command) {
      case Publish publish -> ExpectedOutcome.of(faults(publish), List.of());
      case Schedule schedule -> ExpectedOutcome.of(faults(schedule, moment), List.of());
      case Close _ -> ExpectedOutcome.of(Set.of(), List.of());
      case Rate rate -> commandOracle(rate, now);
      case Reconfirm reconfirm -> commandOracle(reconfirm, now);
      case Withdraw withdraw -> withdraw(withdraw, now);
      case Submit submit -> new ReviewOracle(model).submit(submit, now);
      case Challenge challenge -> new ReviewOracle(model).challenge(challenge, now);
      case Answer answer -> new ReviewOracle(model).answer(answer, now);
      case Agree agree -> new ReviewOracle(model).agree(agree, now);
      case SignOff signOff -> new ReviewOracle(model).signOff(signOff, now);
      case Reopen reopen -> new ReviewOracle(model).reopen(reopen, moment, now);
    };
  }

  private Set<String> faults(Publish publish) {
    List<String> former = model.codes(publish.checklist(), publish.version() - 1);
    List<ChecklistItem> items =
        publish.items().stream().map(item -> item.spelledOut(former)).toList();
    List<String> carriedOn = items.stream().flatMap(item -> item.codes().stream()).toList();
    Set<String> named = new HashSet<>(carriedOn);
    named.addAll(publish.dropped());

    Set<String> faults = new TreeSet<>();
    if (!former.containsAll(named)) {
      faults.add("422 mapping-unknown");
    }
    boolean accounts =
        !publish.dropped().isEmpty()
            || publish.items().stream().anyMatch(item -> item.said() == ChecklistItem.Said.FROM);
    if (accounts && !named.containsAll(former)) {
      faults.add("422 mapping-incomplete");
    }
    for (String code : former) {
      List<ChecklistItem> claims =
          items.stream().filter(item -> item.codes().contains(code)).toList();
      boolean split = claims.stream().allMatch(item -> item.kind() == ChecklistItem.Kind.SPLIT);
      boolean dropped = publish.dropped().contains(code);
      if (!claims.isEmpty() && (dropped || (claims.size() > 1 && !split))) {
        faults.add("422 mapping-claimed-twice");
      }
      if (claims.size() == 1 && split) {
        faults.add("422 mapping-single-part");
      }
    }
    return faults;
  }

  private Set<String> faults(Schedule schedule, Instant cutOff) {
    Set<String> faults = new TreeSet<>();
    List<ModelCycle> before =
        model.cycles(Model.NOW).stream()
            .filter(cycle -> cycle.code().equals(schedule.cycle()))
            .toList();
    if (before.isEmpty()) {
      return faults;
    }
    if (before.getFirst().closedAt() != null) {
      faults.add("409 cycle-closed");
    }
    LocalDate lastDay = ModelCycle.dayOf(ModelCycle.justBefore(cutOff));
    boolean strands =
        model.entriesOf(schedule.cycle()).stream()
            .filter(entry -> entry.kind() != Noted.Kind.WITHDRAWN && !isWithdrawn(entry))
            .anyMatch(entry ->
                entry.day().isAfter(lastDay)
                    || (!schedule.historic() && entry.day().isBefore(schedule.opensOn())));
    if (strands) {
      faults.add("409 ratings-stranded");
    }
    return faults;
  }

  private ExpectedOutcome commandOracle(Rate rate, Instant now) {
    Set<String> faults = new TreeSet<>();
    List<Noted> auditEntries = new ArrayList<>();
    ModelCycle cycle = model.cycle(rate.cycle());
    String gate = ReviewOracle.gateOfRating(model.assessment(rate.cycle(), rate.place()), now);
    if (gate != null) {
      return ExpectedOutcome.of(Set.of(gate), List.of());
    }
    for (Given given : rate.given()) {
      LocalDate day = Objects.requireNonNullElse(given.day(), cycle.usualDay(now));
      Set<String> ofThis = faults(cycle, given.code(), day, now);
      faults.addAll(ofThis);
      if (ofThis.contains("404 capability-unknown")) {
        continue;
      }
      RecordedRating shown = shown(cycle, rate.place(), given.code(), day);
      Rating from = shown == null ? null : shown.rating();
      if (given.reason() != null
          && !given.reason().fits(from, given.rating())
          && !repeats(given, day, shown, cycle)) {
        faults.add("422 reason-does-not-fit");
      }
      if (given.rating() != from) {
        Reason reason =
            given.reason() == null ? Reason.inferred(from, given.rating()) : given.reason();
        auditEntries.add(
            changed(rate.cycle(), rate.place(), given.code(), from, given.rating(), reason, day));
      } else if (given.explained() || !isOwn(shown, cycle, given.code())) {
        auditEntries.add(
            reconfirmed(rate.cycle(), rate.place(), given.code(), given.rating(), day));
      }
    }
    return ExpectedOutcome.of(faults, auditEntries);
  }

  private ExpectedOutcome commandOracle(Reconfirm reconfirm, Instant now) {
    ModelCycle cycle = model.cycle(reconfirm.cycle());
    String gate =
        ReviewOracle.gateOfRating(model.assessment(reconfirm.cycle(), reconfirm.place()), now);
    if (gate != null) {
      return ExpectedOutcome.of(Set.of(gate), List.of());
    }
    LocalDate day = Objects.requireNonNullElse(reconfirm.day(), cycle.usualDay(now));
    Set<String> faults = faults(cycle, reconfirm.code(), day, now);
    if (faults.contains("404 capability-unknown")) {
      return ExpectedOutcome.of(faults, List.of());
    }
    RecordedRating shown = shown(cycle, reconfirm.place(), reconfirm.code(), day);
    if (shown == null) {
      faults.add("409 nothing-to-reconfirm");
      return ExpectedOutcome.of(faults, List.of());
    }
    return ExpectedOutcome.of(
        faults,
        List.of(
            reconfirmed(
                reconfirm.cycle(), reconfirm.place(), reconfirm.code(), shown.rating(), day)));
  }

  private Set<String> faults(ModelCycle cycle, String code, LocalDate day, Instant now) {
    LocalDate today = ModelCycle.dayOf(now);
    Set<String> faults = new TreeSet<>();
    if (!model.codes(cycle.checklist(), cycle.version()).contains(code)) {
      faults.add("404 capability-unknown");
    }
    if (!cycle.historic() && day.isBefore(cycle.opensOn())) {
      faults.add("422 effective-date-before-cycle");
    }
    if (day.isAfter(today)) {
      faults.add("422 effective-date-in-future");
    }
    if (day.isAfter(cycle.lastDay())) {
      faults.add("422 effective-date-after-cut-off");
    }
    return faults;
  }

  private @Nullable RecordedRating shown(
      ModelCycle cycle, AgencyInArea place, String code, LocalDate day) {
    return model.shows(cycle, code, model.inForce(place, day, Model.NOW));
  }

  /** Whether the same values are already recorded; a PUT that changes nothing is accepted. */
  private boolean repeats(
      Given given, LocalDate day, @Nullable RecordedRating shown, ModelCycle cycle) {
    return shown != null
        && !given.explained()
        && isOwn(shown, cycle, given.code())
        && day.equals(shown.day())
        && given.rating() == shown.rating()
        && given.reason() == shown.reason();
  }

  /** Whether an entry was made in a cycle, on the very line that an item has there. */
  private boolean isOwn(@Nullable RecordedRating shown, ModelCycle cycle, String code) {
    return shown != null
        && shown.cycle().equals(cycle.code())
        && model.lineOf(shown).equals(model.lineOf(cycle.checklist(), cycle.version(), code));
  }

  /** Taking back shows what stood before, and the rating given anew starts from there. */
  private ExpectedOutcome withdraw(Withdraw withdraw, Instant now) {
    ModelAssessment assessment = model.assessment(withdraw.cycle(), withdraw.place());
    ModelCycle cycle = assessment.cycle();
    String gate = ReviewOracle.gateOfRating(assessment, now);
    if (gate != null) {
      return ExpectedOutcome.of(Set.of(gate), List.of());
    }
    RecordedRating wrong =
        assessment.ratings(withdraw.code()).stream()
            .filter(rating -> rating.position() == withdraw.position())
            .findFirst()
            .orElse(null);
    if (wrong == null) {
      boolean known = assessment.codes().contains(withdraw.code());
      return ExpectedOutcome.of(
          known
              ? Set.of("404 rating-unknown")
              : Set.of("404 rating-unknown", "404 capability-unknown"),
          List.of());
    }
    List<Noted> noted = new ArrayList<>();
    noted.add(
        new Noted(
            Noted.Kind.WITHDRAWN,
            withdraw.cycle(),
            withdraw.place(),
            withdraw.code(),
            wrong.rating(),
            null,
            null,
            wrong.day(),
            String.valueOf(withdraw.position())));
    if (withdraw.day() == null) {
      return ExpectedOutcome.of(Set.of(), noted);
    }
    RecordedRating before =
        model.shows(
            cycle,
            withdraw.code(),
            model.inForce(withdraw.place(), withdraw.day(), Model.NOW).without(wrong));
    noted.add(
        before != null && before.rating() == wrong.rating()
            ? reconfirmed(
                withdraw.cycle(), withdraw.place(), withdraw.code(), wrong.rating(), withdraw.day())
            : changed(
                withdraw.cycle(),
                withdraw.place(),
                withdraw.code(),
                before == null ? null : before.rating(),
                wrong.rating(),
                Reason.CORRECTION,
                withdraw.day()));
    return ExpectedOutcome.of(faults(cycle, withdraw.code(), withdraw.day(), now), noted);
  }

  private boolean isWithdrawn(RecordedRating entry) {
    return model.entries().stream().anyMatch(other -> other.withdraws() == entry.position());
  }

  private static Noted changed(
      String cycle,
      AgencyInArea place,
      String code,
      @Nullable Rating from,
      Rating to,
      Reason reason,
      LocalDate day) {
    return new Noted(Noted.Kind.CHANGED, cycle, place, code, from, to, reason, day, null);
  }

  private static Noted reconfirmed(
      String cycle, AgencyInArea place, String code, Rating rating, LocalDate day) {
    return new Noted(Noted.Kind.RECONFIRMED, cycle, place, code, null, rating, null, day, null);
  }
}
