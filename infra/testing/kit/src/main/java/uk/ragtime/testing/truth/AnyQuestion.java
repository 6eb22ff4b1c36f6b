package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.Question.AsOf;
import uk.ragtime.testing.truth.Question.Form;
import uk.ragtime.testing.truth.Question.History;
import uk.ragtime.testing.truth.Question.Matrix;
import uk.ragtime.testing.truth.Question.Movement;
import uk.ragtime.testing.truth.Question.Profile;
import uk.ragtime.testing.truth.Question.Ratings;

/** Asks what has to be right after each command, and at the end of a history. */
final class AnyQuestion {
  private static final int FARTHEST_DAY = 420;
  private static final int DAYS_AHEAD = 10;

  private final Chance chance;
  private final Run run;
  private final Model model;
  private final LocalDate today;

  /** The first step from which on each checklist has a cycle. */
  private int first;

  AnyQuestion(Chance chance, Run run, LocalDate today) {
    this.chance = chance;
    this.run = run;
    this.model = run.model();
    this.today = today;
  }

  /** From now on each checklist has a cycle. */
  void begin() {
    first = run.recordings().getLast();
  }

  void after(String area) {
    String where = chance.in100(80) ? area : chance.of(model.areas());
    run.perform(new Profile(where, chance.in100(30) ? anyChecklist() : null, null, null, null));
    run.perform(new Profile(where, anyChecklistOrNone(), null, anyDay(), null));
    run.perform(knownEarlier(where));
    run.perform(Profile.outcome(where, chance.of(model.cycles(Model.NOW)).code()));
  }

  void atTheEnd() {
    Instant now = Instant.now();
    List<Cycle> cycles = model.cycles(Model.NOW);
    for (String area : model.areas()) {
      cycles.stream()
          .filter(cycle -> cycle.isFinished(now))
          .forEach(cycle -> run.perform(Profile.outcome(area, cycle.code())));
    }
    String area = chance.of(model.areas());
    for (String checklist : checklists()) {
      run.perform(new History(area, checklist));
      run.perform(new Matrix(checklist));
      List<Cycle> inOrder =
          cycles.stream()
              .filter(cycle -> cycle.checklist().equals(checklist))
              .sorted(Cycle.IN_ORDER)
              .toList();
      if (inOrder.size() > 1) {
        List<Cycle> ends = chance.some(inOrder, 2).stream().sorted(Cycle.IN_ORDER).toList();
        run.perform(new Movement(area, ends.getFirst().code(), ends.getLast().code()));
      }
    }
    run.perform(new Ratings(chance.of(cycles).code()));
  }

  private List<String> checklists() {
    return model.cycles(Model.NOW).stream().map(Cycle::checklist).distinct().toList();
  }

  private String anyChecklist() {
    return chance.of(checklists());
  }

  private @Nullable String anyChecklistOrNone() {
    return chance.in100(60) ? anyChecklist() : null;
  }

  /** Most often one on which something begins or ends. */
  private AsOf anyDay() {
    List<LocalDate> days = new ArrayList<>();
    model.entries().forEach(entry -> days.add(entry.day()));
    for (Cycle cycle : model.cycles(Model.NOW)) {
      days.add(cycle.opensOn());
      days.add(cycle.lastDay());
    }
    LocalDate day =
        chance.in100(30)
            ? today.plusDays(chance.from(-FARTHEST_DAY, DAYS_AHEAD))
            : chance.of(days).plusDays(chance.from(-1, 1));
    return new AsOf(day, chance.in100(60) ? Form.DATE : chance.of(List.of(Form.values())));
  }

  private Profile knownEarlier(String area) {
    int step = chance.of(run.recordings().stream().filter(each -> each >= first).toList());
    long later = step == first ? 0 : chance.from(-1, 0);
    Moment knownAt = new Moment.Recording(step, later);
    if (chance.in100(70)) {
      return new Profile(area, anyChecklistOrNone(), null, anyDay(), knownAt);
    }
    List<Cycle> known =
        model.cycles(later == 0 ? run.recordedAt(step) : Cycle.justBefore(run.recordedAt(step)));
    String cycle = chance.of(known).code();
    return new Profile(area, null, cycle, chance.in100(50) ? anyDay() : null, knownAt);
  }
}
