package uk.ragtime.testing.truth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ModelAssessment.State;
import uk.ragtime.testing.truth.ModelCommand.Agree;
import uk.ragtime.testing.truth.ModelCommand.Answer;
import uk.ragtime.testing.truth.ModelCommand.Challenge;
import uk.ragtime.testing.truth.ModelCommand.Given;
import uk.ragtime.testing.truth.ModelCommand.Rate;
import uk.ragtime.testing.truth.ModelCommand.Reopen;
import uk.ragtime.testing.truth.ModelCommand.SignOff;
import uk.ragtime.testing.truth.ModelCommand.Submit;
import uk.ragtime.testing.truth.ModelCommand.Withdraw;

/**
 * Generates the acts of reviews. It mostly goes on with a review that is under way, so that
 * assessments are challenged, agreed, reopened and submitted again in the few steps of a history.
 */
record ReviewGenerator(
    SeededRandom random, HistoryRun run, Participants participants, LocalDate today) {
  private static final int LONGEST_REOPENING = 70;

  /**
   * Takes a review one step further.
   *
   * @param cycle the one to begin a review in, if none is under way
   * @return where
   */
  AgencyInArea step(ModelCycle cycle) {
    List<ModelAssessment> underWay = underWay();
    ModelAssessment assessment =
        underWay.isEmpty() || random.in100(20)
            ? model().assessment(cycle.code(), random.of(model().places()))
            : random.of(underWay);
    switch (assessment.state()) {
      case NOT_STARTED -> beforeSubmission(assessment, 75);
      case OPEN -> beforeSubmission(assessment, 55);
      case SUBMITTED -> {
        review(assessment);
        if (random.in100(60)) {
          review(assessment);
        }
      }
      case SIGNED_OFF -> {
        if (random.in100(60)) {
          reopen(assessment);
        } else {
          review(assessment);
        }
      }
    }
    return assessment.place();
  }

  private Model model() {
    return run.model();
  }

  private List<ModelAssessment> underWay() {
    List<ModelAssessment> found = new ArrayList<>();
    for (ModelCycle cycle : model().cycles(Model.NOW)) {
      for (AgencyInArea place : model().places()) {
        ModelAssessment assessment = model().assessment(cycle.code(), place);
        if (assessment.state() != State.NOT_STARTED) {
          found.add(assessment);
        }
      }
    }
    return found;
  }

  /**
   * @param submits how many times in a hundred all that is missing is rated, and submitted
   */
  private void beforeSubmission(ModelAssessment assessment, int submits) {
    String cycle = assessment.cycle().code();
    AgencyInArea place = assessment.place();
    int dice = random.from(1, 100);
    if (dice <= submits) {
      List<Given> missing =
          assessment.codes().stream()
              .filter(code -> assessment.own(code) == null)
              .map(code -> new Given(code, anyRating(), null, anyDay(assessment), false))
              .toList();
      if (!missing.isEmpty() && random.in100(90)) {
        run.perform(new Rate(cycle, place, missing));
      }
      run.perform(new Submit(cycle, place));
    } else if (dice <= submits + 20) {
      withdraw(assessment);
    } else {
      review(assessment);
    }
  }

  private void withdraw(ModelAssessment assessment) {
    String code = anyCode(assessment);
    run.perform(
        new Withdraw(
            assessment.cycle().code(),
            assessment.place(),
            code,
            random.from(0, random.in100(90) ? Math.max(0, given(assessment, code) - 1) : 3),
            0,
            random.in100(40) ? random.day(today.minusDays(40), today.plusDays(1)) : null));
  }

  private int given(ModelAssessment assessment, String code) {
    return assessment.ratings(code).size();
  }

  private void review(ModelAssessment assessment) {
    String cycle = assessment.cycle().code();
    AgencyInArea place = assessment.place();
    String code = anyCode(assessment);
    int dice = random.from(1, 100);
    if (dice <= 30) {
      run.perform(new Challenge(cycle, place, code, anyRating()));
    } else if (dice <= 42) {
      run.perform(new Answer(cycle, place, code, random.in100(50) ? null : anyRating()));
    } else if (dice <= 72) {
      run.perform(agree(assessment, code));
    } else if (dice <= 90) {
      reopen(assessment);
    } else if (dice <= 95) {
      run.perform(new SignOff(cycle, place));
    } else if (dice <= 98) {
      withdraw(assessment);
    } else {
      run.perform(new Submit(cycle, place));
    }
  }

  private Agree agree(ModelAssessment assessment, String code) {
    RecordedRating self = assessment.self(code);
    RecordedRating challenge = assessment.openChallenge(code);
    int dice = random.from(1, 100);
    Rating rating = anyRating();
    if (dice <= 30 && challenge != null) {
      rating = challenge.rating();
    } else if (dice <= 50 && self != null) {
      rating = self.rating();
    }
    return new Agree(
        assessment.cycle().code(),
        assessment.place(),
        code,
        rating,
        anyCapacity(),
        random.in100(80));
  }

  private void reopen(ModelAssessment assessment) {
    int dice = random.from(1, 100);
    TimeReference.At until =
        dice <= 60
            ? null
            : new TimeReference.At(
                today
                    .plusDays(random.from(dice <= 90 ? 2 : -3, dice <= 90 ? 50 : LONGEST_REOPENING))
                    .atStartOfDay(ModelCycle.LONDON)
                    .toInstant());
    run.perform(new Reopen(assessment.cycle().code(), assessment.place(), anyCapacity(), until));
  }

  private @Nullable Capacity anyCapacity() {
    if (random.in100(30)) {
      return null;
    }
    return random.of(
        Arrays.stream(Capacity.values())
            .filter(capacity -> capacity != Capacity.LEAD || participants.led())
            .toList());
  }

  /** One that was challenged, more often than not. */
  private String anyCode(ModelAssessment assessment) {
    List<String> challenged =
        assessment.codes().stream().filter(code -> assessment.openChallenge(code) != null).toList();
    if (random.in100(3)) {
      return "a";
    }
    return random.of(challenged.isEmpty() || random.in100(35) ? assessment.codes() : challenged);
  }

  private @Nullable LocalDate anyDay(ModelAssessment assessment) {
    LocalDate last =
        assessment.cycle().lastDay().isBefore(today) ? assessment.cycle().lastDay() : today;
    LocalDate first = assessment.cycle().opensOn();
    return first.isAfter(last) || random.in100(50) ? null : random.day(first, last);
  }

  private Rating anyRating() {
    return random.in100(6)
        ? Rating.NOT_APPLICABLE
        : random.of(List.of(Rating.RED, Rating.AMBER, Rating.GREEN));
  }
}
