package uk.ragtime.testing.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.Command.Close;
import uk.ragtime.testing.truth.Command.Given;
import uk.ragtime.testing.truth.Command.Publish;
import uk.ragtime.testing.truth.Command.Rate;
import uk.ragtime.testing.truth.Command.Reconfirm;
import uk.ragtime.testing.truth.Command.Schedule;
import uk.ragtime.testing.truth.Question.Profile;

/**
 * Makes a history from a seed. It looks at the model to do what is interesting: to rate again what
 * is rated, on days on which something is true, in cycles that take ratings.
 */
final class Generator {
  private static final int FARTHEST_DAY = 420;
  private static final List<String> CHECKLISTS = List.of("workforce", "settings");

  private final Chance chance;
  private final Run run;
  private final Model model;
  private final LocalDate today;
  private final AnyVersion versions;
  private final AnyCycle cycles;
  private final AnyQuestion questions;

  Generator(Chance chance, Run run, LocalDate today) {
    this.chance = chance;
    this.run = run;
    this.model = run.model();
    this.today = today;
    this.versions = new AnyVersion(chance);
    this.cycles = new AnyCycle(chance, today);
    this.questions = new AnyQuestion(chance, run, today);
  }

  void play(int acts) {
    begin();
    for (int i = 0; i < acts; i++) {
      act();
    }
    questions.atTheEnd();
  }

  /** Two checklists, each with a cycle that runs, and some cycles more. */
  private void begin() {
    for (String checklist : CHECKLISTS) {
      run.perform(versions.first(checklist));
      for (int further = chance.from(0, 2); further > 0; further--) {
        publishNext(checklist);
      }
    }
    for (String checklist : CHECKLISTS) {
      run.perform(cycles.running(nextCycle(), checklist, anyVersion(checklist)));
    }
    questions.begin();
    for (int more = chance.from(1, 3); more > 0; more--) {
      String checklist = chance.of(CHECKLISTS);
      run.perform(cycles.any(nextCycle(), checklist, anyVersion(checklist)));
    }
  }

  private void act() {
    int dice = chance.from(1, 100);
    if (dice <= 58) {
      rate();
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
    Cycle cycle = cycleToRateIn();
    Place place = chance.of(model.places());
    Given given = given(cycle, place, codeToRate(cycle));
    look(cycle, place, given.day());
    tell(new Rate(cycle.code(), place, List.of(given)), place.area());
  }

  private void rateSeveral() {
    Cycle cycle = cycleToRateIn();
    Place place = chance.of(model.places());
    List<String> codes = model.codes(cycle.checklist(), cycle.version());
    List<Given> given = new ArrayList<>();
    for (String code : chance.some(codes, chance.from(2, 3))) {
      given.add(given(cycle, place, code));
    }
    given.stream().map(Given::day).distinct().forEach(day -> look(cycle, place, day));
    tell(new Rate(cycle.code(), place, given), place.area());
  }

  private void reconfirm() {
    Cycle cycle = cycleToRateIn();
    Place place = chance.of(model.places());
    LocalDate day = dayToRateFrom(cycle, place);
    look(cycle, place, day);
    tell(
        new Reconfirm(cycle.code(), place, codeToRate(cycle), day, chance.in100(20)), place.area());
  }

  private void close() {
    List<Cycle> open =
        model.cycles(Model.NOW).stream().filter(cycle -> cycle.closedAt() == null).toList();
    if (open.size() < 2) {
      rate();
      return;
    }
    Cycle cycle = chance.of(open);
    tell(new Close(cycle.code()), chance.of(model.areas()));
    outcomeIn(cycle);
  }

  private void reschedule() {
    List<Cycle> open =
        model.cycles(Model.NOW).stream().filter(cycle -> cycle.closedAt() == null).toList();
    Cycle cycle = chance.of(open.isEmpty() || chance.in100(10) ? model.cycles(Model.NOW) : open);
    tell(cycles.again(cycle, run.recordings()), chance.of(model.areas()));
    outcomeIn(cycle);
  }

  private void outcomeIn(Cycle cycle) {
    model.areas().forEach(area -> run.perform(Profile.outcome(area, cycle.code())));
  }

  private void publishAndSchedule() {
    String checklist = chance.of(CHECKLISTS);
    publishNext(checklist);
    Schedule schedule = cycles.running(nextCycle(), checklist, model.versions(checklist));
    tell(schedule, chance.of(model.areas()));
  }

  private void publishNext(String checklist) {
    int version = model.versions(checklist);
    run.perform(versions.next(checklist, version + 1, model.codes(checklist, version)));
  }

  private void publishSpoiled() {
    String checklist = chance.of(CHECKLISTS);
    int version = model.versions(checklist);
    Publish spoiled = versions.spoiled(checklist, version + 1, model.codes(checklist, version));
    tell(spoiled, chance.of(model.areas()));
  }

  private void tell(Command command, String area) {
    run.perform(command);
    questions.after(area);
  }

  /** Shows what stands just before it is rated. */
  private void look(Cycle cycle, Place place, @Nullable LocalDate day) {
    run.perform(
        Profile.through(place.area(), cycle.code(), Objects.requireNonNullElse(day, today)));
  }

  private Given given(Cycle cycle, Place place, String code) {
    LocalDate day = dayToRateFrom(cycle, place);
    Rating before = shown(cycle, place, code, Objects.requireNonNullElse(day, today));
    Rating rating = before != null && chance.in100(35) ? before : anyRating();
    Reason reason = null;
    if (chance.in100(25)) {
      List<Reason> fitting =
          List.of(Reason.values()).stream().filter(each -> each.fits(before, rating)).toList();
      reason =
          chance.of(fitting.isEmpty() || chance.in100(30) ? List.of(Reason.values()) : fitting);
    }
    return new Given(code, rating, reason, day, chance.in100(15));
  }

  private @Nullable Rating shown(Cycle cycle, Place place, String code, LocalDate day) {
    if (!model.codes(cycle.checklist(), cycle.version()).contains(code)) {
      return null;
    }
    Entry entry = model.shows(cycle, code, model.inForce(place, day, Model.NOW));
    return entry == null ? null : entry.rating();
  }

  private Rating anyRating() {
    return chance.in100(8)
        ? Rating.NOT_APPLICABLE
        : chance.of(List.of(Rating.RED, Rating.AMBER, Rating.GREEN));
  }

  private Cycle cycleToRateIn() {
    Instant now = Instant.now();
    Predicate<Cycle> takesRatings =
        cycle -> !cycle.isFinished(now) && (cycle.historic() || cycle.hasOpenedBy(today));
    List<Cycle> all = model.cycles(Model.NOW);
    List<Cycle> taking = all.stream().filter(takesRatings).toList();
    return chance.of(taking.isEmpty() || chance.in100(10) ? all : taking);
  }

  private String codeToRate(Cycle cycle) {
    List<String> codes = model.codes(cycle.checklist(), cycle.version());
    return chance.in100(3) ? "a" : chance.of(codes);
  }

  private @Nullable LocalDate dayToRateFrom(Cycle cycle, Place place) {
    int dice = chance.from(1, 100);
    LocalDate last = cycle.lastDay().isBefore(today) ? cycle.lastDay() : today;
    if (dice <= 30 && last.equals(today)) {
      return null;
    }
    if (dice <= 35) {
      return today.plusDays(chance.from(-FARTHEST_DAY, 5));
    }
    List<LocalDate> days =
        model.entries().stream()
            .filter(entry -> entry.place().equals(place))
            .map(Entry::day)
            .filter(day -> !day.isAfter(last))
            .filter(day -> cycle.historic() || !day.isBefore(cycle.opensOn()))
            .toList();
    if (dice <= 60 && !days.isEmpty()) {
      return chance.of(days);
    }
    LocalDate first = cycle.opensOn().isBefore(last) ? cycle.opensOn() : last;
    return chance.day(first, last);
  }

  private int anyVersion(String checklist) {
    return chance.from(1, model.versions(checklist));
  }

  private String nextCycle() {
    return "c" + (model.cycles(Model.NOW).size() + 1);
  }
}
