package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ModelCommand.Close;
import uk.ragtime.testing.truth.ModelCommand.Given;
import uk.ragtime.testing.truth.ModelCommand.Publish;
import uk.ragtime.testing.truth.ModelCommand.Rate;
import uk.ragtime.testing.truth.ModelCommand.Reconfirm;
import uk.ragtime.testing.truth.ModelCommand.Schedule;
import uk.ragtime.testing.truth.ModelQuestion.Profile;

/**
 * Generates a history from a seed. It uses the model to prefer interesting steps: to rate again
 * what is rated, on days on which something is true, in cycles that take ratings.
 */
final class HistoryGenerator {
  private static final int FARTHEST_DAY = 420;
  private static final List<String> CHECKLISTS = List.of("workforce", "settings");

  private final SeededRandom random;
  private final HistoryRun run;
  private final Model model;
  private final LocalDate today;
  private final ChecklistGenerator versions;
  private final CycleGenerator cycles;
  private final QuestionGenerator questions;
  private final ReviewGenerator reviews;

  HistoryGenerator(
      SeededRandom random, HistoryRun run, Participants participants, LocalDate today) {
    this.random = random;
    this.run = run;
    this.model = run.model();
    this.today = today;
    this.versions = new ChecklistGenerator(random);
    this.cycles = new CycleGenerator(random, today);
    this.questions = new QuestionGenerator(random, run, today);
    this.reviews = new ReviewGenerator(random, run, participants, today);
  }

  void run(int steps) {
    begin();
    for (int i = 0; i < steps; i++) {
      step();
    }
    questions.atTheEnd();
  }

  /** Two checklists, each with a cycle that runs, and some cycles more. */
  private void begin() {
    for (String checklist : CHECKLISTS) {
      run.perform(versions.first(checklist));
      for (int further = random.from(0, 2); further > 0; further--) {
        publishNext(checklist);
      }
    }
    for (String checklist : CHECKLISTS) {
      run.perform(cycles.running(nextCycle(), checklist, anyVersion(checklist)));
    }
    questions.begin();
    for (int more = random.from(1, 3); more > 0; more--) {
      String checklist = random.of(CHECKLISTS);
      run.perform(cycles.any(nextCycle(), checklist, anyVersion(checklist)));
    }
  }

  private void step() {
    int dice = random.from(1, 100);
    if (dice <= 27) {
      rate();
    } else if (dice <= 58) {
      questions.after(reviews.step(cycleToRateIn()).area());
    } else if (dice <= 65) {
      rateSeveral();
    } else if (dice <= 77) {
      reconfirm();
    } else if (dice <= 83) {
      close();
    } else if (dice <= 93) {
      reschedule();
    } else if (dice <= 97) {
      publishAndSchedule();
    } else {
      publishSpoiled();
    }
  }

  private void rate() {
    ModelCycle cycle = cycleToRateIn();
    AgencyInArea place = random.of(model.places());
    Given given = given(cycle, place, codeToRate(cycle));
    look(cycle, place, given.day());
    send(new Rate(cycle.code(), place, List.of(given)), place.area());
  }

  private void rateSeveral() {
    ModelCycle cycle = cycleToRateIn();
    AgencyInArea place = random.of(model.places());
    List<String> codes = model.codes(cycle.checklist(), cycle.version());
    List<Given> given = new ArrayList<>();
    for (String code : random.some(codes, random.from(2, 3))) {
      given.add(given(cycle, place, code));
    }
    given.stream().map(Given::day).distinct().forEach(day -> look(cycle, place, day));
    send(new Rate(cycle.code(), place, given), place.area());
  }

  private void reconfirm() {
    ModelCycle cycle = cycleToRateIn();
    AgencyInArea place = random.of(model.places());
    LocalDate day = dayToRateFrom(cycle, place);
    look(cycle, place, day);
    send(
        new Reconfirm(cycle.code(), place, codeToRate(cycle), day, random.in100(20)), place.area());
  }

  private void close() {
    List<ModelCycle> open =
        model.cycles(Model.NOW).stream().filter(cycle -> cycle.closedAt() == null).toList();
    if (open.size() < 2) {
      rate();
      return;
    }
    ModelCycle cycle = random.of(open);
    send(new Close(cycle.code()), random.of(model.areas()));
    outcomeIn(cycle);
  }

  private void reschedule() {
    List<ModelCycle> open =
        model.cycles(Model.NOW).stream().filter(cycle -> cycle.closedAt() == null).toList();
    ModelCycle cycle =
        random.of(open.isEmpty() || random.in100(10) ? model.cycles(Model.NOW) : open);
    send(cycles.again(cycle, run.recordings()), random.of(model.areas()));
    outcomeIn(cycle);
  }

  private void outcomeIn(ModelCycle cycle) {
    model.areas().forEach(area -> run.perform(Profile.outcome(area, cycle.code())));
  }

  private void publishAndSchedule() {
    String checklist = random.of(CHECKLISTS);
    publishNext(checklist);
    Schedule schedule = cycles.running(nextCycle(), checklist, model.versions(checklist));
    send(schedule, random.of(model.areas()));
  }

  private void publishNext(String checklist) {
    int version = model.versions(checklist);
    run.perform(versions.next(checklist, version + 1, model.codes(checklist, version)));
  }

  private void publishSpoiled() {
    String checklist = random.of(CHECKLISTS);
    int version = model.versions(checklist);
    Publish spoiled = versions.spoiled(checklist, version + 1, model.codes(checklist, version));
    send(spoiled, random.of(model.areas()));
  }

  private void send(ModelCommand command, String area) {
    run.perform(command);
    questions.after(area);
  }

  /** Shows what stands just before it is rated. */
  private void look(ModelCycle cycle, AgencyInArea place, @Nullable LocalDate day) {
    run.perform(
        Profile.through(place.area(), cycle.code(), Objects.requireNonNullElse(day, today)));
  }

  private Given given(ModelCycle cycle, AgencyInArea place, String code) {
    LocalDate day = dayToRateFrom(cycle, place);
    Rating before = shown(cycle, place, code, Objects.requireNonNullElse(day, today));
    Rating rating = before != null && random.in100(35) ? before : anyRating();
    Reason reason = null;
    if (random.in100(25)) {
      List<Reason> fitting =
          List.of(Reason.values()).stream().filter(each -> each.fits(before, rating)).toList();
      reason =
          random.of(fitting.isEmpty() || random.in100(30) ? List.of(Reason.values()) : fitting);
    }
    return new Given(code, rating, reason, day, random.in100(15));
  }

  private @Nullable Rating shown(ModelCycle cycle, AgencyInArea place, String code, LocalDate day) {
    if (!model.codes(cycle.checklist(), cycle.version()).contains(code)) {
      return null;
    }
    RecordedRating entry = model.shows(cycle, code, model.inForce(place, day, Model.NOW));
    return entry == null ? null : entry.rating();
  }

  private Rating anyRating() {
    return random.in100(8)
        ? Rating.NOT_APPLICABLE
        : random.of(List.of(Rating.RED, Rating.AMBER, Rating.GREEN));
  }

  private ModelCycle cycleToRateIn() {
    Instant now = Instant.now();
    Predicate<ModelCycle> takesRatings =
        cycle -> !cycle.isFinished(now) && (cycle.historic() || cycle.hasOpenedBy(today));
    List<ModelCycle> all = model.cycles(Model.NOW);
    List<ModelCycle> taking = all.stream().filter(takesRatings).toList();
    return random.of(taking.isEmpty() || random.in100(10) ? all : taking);
  }

  private String codeToRate(ModelCycle cycle) {
    List<String> codes = model.codes(cycle.checklist(), cycle.version());
    return random.in100(3) ? "a" : random.of(codes);
  }

  private @Nullable LocalDate dayToRateFrom(ModelCycle cycle, AgencyInArea place) {
    int dice = random.from(1, 100);
    LocalDate last = cycle.lastDay().isBefore(today) ? cycle.lastDay() : today;
    if (dice <= 30 && last.equals(today)) {
      return null;
    }
    if (dice <= 35) {
      return today.plusDays(random.from(-FARTHEST_DAY, 5));
    }
    List<LocalDate> days =
        model.entries().stream()
            .filter(entry -> entry.place().equals(place))
            .map(RecordedRating::day)
            .filter(day -> !day.isAfter(last))
            .filter(day -> cycle.historic() || !day.isBefore(cycle.opensOn()))
            .toList();
    if (dice <= 60 && !days.isEmpty()) {
      return random.of(days);
    }
    LocalDate first = cycle.opensOn().isBefore(last) ? cycle.opensOn() : last;
    return random.day(first, last);
  }

  private int anyVersion(String checklist) {
    return random.from(1, model.versions(checklist));
  }

  private String nextCycle() {
    return "c" + (model.cycles(Model.NOW).size() + 1);
  }
}
