package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ModelQuestion.AsOf;
import uk.ragtime.testing.truth.ModelQuestion.Form;
import uk.ragtime.testing.truth.ModelQuestion.History;
import uk.ragtime.testing.truth.ModelQuestion.Matrix;
import uk.ragtime.testing.truth.ModelQuestion.Movement;
import uk.ragtime.testing.truth.ModelQuestion.Profile;
import uk.ragtime.testing.truth.ModelQuestion.Ratings;

/** Generates the queries after each command, and at the end of a history. */
final class QuestionGenerator {
  private static final int FARTHEST_DAY = 420;
  private static final int DAYS_AHEAD = 10;

  private final SeededRandom random;
  private final HistoryRun run;
  private final Model model;
  private final LocalDate today;

  /** The first step from which on each checklist has a cycle. */
  private int first;

  QuestionGenerator(SeededRandom random, HistoryRun run, LocalDate today) {
    this.random = random;
    this.run = run;
    this.model = run.model();
    this.today = today;
  }

  /** From now on each checklist has a cycle. */
  void begin() {
    first = run.recordings().getLast();
  }

  void after(String area) {
    String where = random.in100(80) ? area : random.of(model.areas());
    run.perform(
        new Profile(where, random.in100(30) ? anyChecklist() : null, null, null, null, anyStage()));
    run.perform(new Profile(where, anyChecklistOrNone(), null, anyDay(), null, anyStage()));
    run.perform(knownEarlier(where));
    if (random.in100(50)) {
      String cycle = random.of(model.cycles(Model.NOW)).code();
      run.perform(new Profile(where, null, cycle, null, null, anyStage()));
    }
  }

  /** Mostly what stands; where something was reviewed, more often the words themselves. */
  private Stage anyStage() {
    boolean reviewed =
        model.entries().stream()
            .anyMatch(word -> Stage.CHALLENGED.counts(word.kind()) && !isOfAgency(word));
    return random.in100(reviewed ? 45 : 90) ? Stage.STANDING : random.of(List.of(Stage.values()));
  }

  private static boolean isOfAgency(RecordedRating word) {
    return Stage.SELF.counts(word.kind());
  }

  void atTheEnd() {
    Instant now = Instant.now();
    List<ModelCycle> cycles = model.cycles(Model.NOW);
    cycles.stream()
        .filter(cycle -> cycle.isFinished(now))
        .forEach(cycle -> run.perform(Profile.outcome(random.of(model.areas()), cycle.code())));
    String area = random.of(model.areas());
    for (String checklist : random.some(checklists(), 1)) {
      run.perform(new History(area, checklist, anyStage()));
      run.perform(new Matrix(checklist, anyStage()));
      List<ModelCycle> inOrder =
          cycles.stream()
              .filter(cycle -> cycle.checklist().equals(checklist))
              .sorted(ModelCycle.IN_ORDER)
              .toList();
      if (inOrder.size() > 1) {
        List<ModelCycle> ends =
            random.some(inOrder, 2).stream().sorted(ModelCycle.IN_ORDER).toList();
        run.perform(new Movement(area, ends.getFirst().code(), ends.getLast().code(), anyStage()));
      }
    }
    run.perform(new Ratings(random.of(cycles).code(), anyStage()));
  }

  private List<String> checklists() {
    return model.cycles(Model.NOW).stream().map(ModelCycle::checklist).distinct().toList();
  }

  private String anyChecklist() {
    return random.of(checklists());
  }

  private @Nullable String anyChecklistOrNone() {
    return random.in100(60) ? anyChecklist() : null;
  }

  /** Most often one on which something begins or ends. */
  private AsOf anyDay() {
    List<LocalDate> days = new ArrayList<>();
    model.entries().forEach(entry -> days.add(entry.day()));
    for (ModelCycle cycle : model.cycles(Model.NOW)) {
      days.add(cycle.opensOn());
      days.add(cycle.lastDay());
    }
    LocalDate day =
        random.in100(30)
            ? today.plusDays(random.from(-FARTHEST_DAY, DAYS_AHEAD))
            : random.of(days).plusDays(random.from(-1, 1));
    return new AsOf(day, random.in100(60) ? Form.DATE : random.of(List.of(Form.values())));
  }

  private Profile knownEarlier(String area) {
    int step = random.of(run.recordings().stream().filter(each -> each >= first).toList());
    long later = step == first ? 0 : random.from(-1, 0);
    TimeReference knownAt = new TimeReference.Recording(step, later);
    if (random.in100(70)) {
      return new Profile(area, anyChecklistOrNone(), null, anyDay(), knownAt, anyStage());
    }
    List<ModelCycle> known =
        model.cycles(
            later == 0 ? run.recordedAt(step) : ModelCycle.justBefore(run.recordedAt(step)));
    String cycle = random.of(known).code();
    return new Profile(area, null, cycle, random.in100(50) ? anyDay() : null, knownAt, anyStage());
  }
}
