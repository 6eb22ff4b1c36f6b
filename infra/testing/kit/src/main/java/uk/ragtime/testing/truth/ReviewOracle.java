package uk.ragtime.testing.truth;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ExpectedOutcome.Noted;
import uk.ragtime.testing.truth.ModelAssessment.State;
import uk.ragtime.testing.truth.ModelCommand.Agree;
import uk.ragtime.testing.truth.ModelCommand.Answer;
import uk.ragtime.testing.truth.ModelCommand.Challenge;
import uk.ragtime.testing.truth.ModelCommand.Reopen;
import uk.ragtime.testing.truth.ModelCommand.SignOff;
import uk.ragtime.testing.truth.ModelCommand.Submit;

/**
 * Predicts the outcome of the acts of a review from the model. The cycle is asked first, then the
 * assessment, then the act itself.
 */
record ReviewOracle(Model model) {
  private static final Duration LONGEST_REOPENING = Duration.ofDays(60);

  /** Acts with a line of their own in the table of what a cycle takes when. */
  enum Act {
    RATE,
    SUBMIT,
    REVIEW,
    REOPEN
  }

  private static ExpectedOutcome refused(String refusal) {
    return ExpectedOutcome.of(Set.of(refusal), List.of());
  }

  private static ExpectedOutcome taken(Noted... noted) {
    return ExpectedOutcome.of(Set.of(), List.of(noted));
  }

  /** The refusal of a cycle that does not take an act; null if it does. */
  static @Nullable String gate(Act act, ModelAssessment assessment, Instant now) {
    ModelCycle cycle = assessment.cycle();
    boolean timeLeft = assessment.hasTimeLeft(now);
    if (cycle.closedAt() != null) {
      return act == Act.REOPEN || timeLeft ? null : "409 cycle-closed";
    }
    if (cycle.historic()) {
      return null;
    }
    if (!cycle.hasOpenedBy(ModelCycle.dayOf(now))) {
      return "409 cycle-not-open";
    }
    if (now.isBefore(cycle.cutOff())) {
      return null;
    }
    boolean refuses =
        switch (act) {
          case RATE -> !timeLeft;
          case SUBMIT -> assessment.state() == State.OPEN && assessment.hasLapsed(now);
          case REVIEW, REOPEN -> false;
        };
    return refuses ? "409 cycle-past-cut-off" : null;
  }

  /** The refusal of an agency's rating by cycle or assessment; null if both take it. */
  static @Nullable String gateOfRating(ModelAssessment assessment, Instant now) {
    String refusal = gate(Act.RATE, assessment, now);
    if (refusal != null) {
      return refusal;
    }
    return switch (assessment.state()) {
      case NOT_STARTED, OPEN -> null;
      case SUBMITTED -> "409 assessment-submitted";
      case SIGNED_OFF -> "409 assessment-signed-off";
    };
  }

  /** The refusal of an act of a review by cycle or assessment; null if both take it. */
  private static @Nullable String gateOfReview(ModelAssessment assessment, Instant now) {
    String refusal = gate(Act.REVIEW, assessment, now);
    if (refusal != null) {
      return refusal;
    }
    return switch (assessment.state()) {
      case NOT_STARTED, OPEN -> "409 assessment-not-submitted";
      case SUBMITTED -> null;
      case SIGNED_OFF -> "409 assessment-signed-off";
    };
  }

  private static @Nullable String gateOfReview(
      ModelAssessment assessment, String code, Instant now) {
    String refusal = gateOfReview(assessment, now);
    return refusal == null && !assessment.codes().contains(code)
        ? "404 capability-unknown"
        : refusal;
  }

  ExpectedOutcome submit(Submit submit, Instant now) {
    ModelAssessment assessment = model.assessment(submit.cycle(), submit.place());
    String refusal = gate(Act.SUBMIT, assessment, now);
    if (refusal != null) {
      return refused(refusal);
    }
    if (assessment.state() == State.SIGNED_OFF) {
      return refused("409 assessment-signed-off");
    }
    if (assessment.state() == State.SUBMITTED) {
      return taken();
    }
    Set<String> missing = new TreeSet<>();
    for (String code : assessment.codes()) {
      if (assessment.own(code) == null) {
        boolean carriedOver = standing(assessment, code, assessment.cycle().usualDay(now)) != null;
        missing.add(code + (carriedOver ? " only-carried-over" : " not-rated"));
      }
    }
    return missing.isEmpty()
        ? taken(Noted.step(Noted.Kind.SUBMITTED, submit.cycle(), submit.place()))
        : refused("409 assessment-incomplete: " + String.join(", ", missing));
  }

  private @Nullable RecordedRating standing(
      ModelAssessment assessment, String code, LocalDate day) {
    return model.shows(assessment.cycle(), code, model.inForce(assessment.place(), day, Model.NOW));
  }

  ExpectedOutcome challenge(Challenge challenge, Instant now) {
    ModelAssessment assessment = model.assessment(challenge.cycle(), challenge.place());
    String code = challenge.code();
    String refusal = gateOfReview(assessment, code, now);
    if (refusal != null) {
      return refused(refusal);
    }
    RecordedRating open = assessment.openChallenge(code);
    if (open != null && open.rating() == challenge.sees() && assessment.offer(code, open) == null) {
      return taken();
    }
    RecordedRating self = challenged(assessment, code);
    if (self == null) {
      return refused("404 rating-unknown");
    }
    if (self.rating() == challenge.sees() || assessment.agreed(code) == challenge.sees()) {
      return refused("422 sees-the-same");
    }
    return taken(
        new Noted(
            Noted.Kind.CHALLENGED,
            challenge.cycle(),
            challenge.place(),
            code,
            self.rating(),
            challenge.sees(),
            null,
            self.day(),
            null));
  }

  /** The agency's word; where it has none, what was agreed. */
  private static @Nullable RecordedRating challenged(ModelAssessment assessment, String code) {
    RecordedRating self = assessment.self(code);
    return self == null ? assessment.own(code) : self;
  }

  ExpectedOutcome answer(Answer answer, Instant now) {
    ModelAssessment assessment = model.assessment(answer.cycle(), answer.place());
    String refusal = gateOfReview(assessment, answer.code(), now);
    if (refusal != null) {
      return refused(refusal);
    }
    if (assessment.openChallenge(answer.code()) == null) {
      return refused("409 no-open-challenge");
    }
    RecordedRating self = challenged(assessment, answer.code());
    Rating own = self == null ? null : self.rating();
    return taken(
        new Noted(
            Noted.Kind.ANSWERED,
            answer.cycle(),
            answer.place(),
            answer.code(),
            null,
            answer.offers() == null ? own : answer.offers(),
            null,
            null,
            null));
  }

  ExpectedOutcome agree(Agree agree, Instant now) {
    ModelAssessment assessment = model.assessment(agree.cycle(), agree.place());
    ModelCycle cycle = assessment.cycle();
    String code = agree.code();
    boolean ofThePast =
        cycle.historic()
            && agree.as() == Capacity.COORDINATOR
            && (assessment.state() == State.NOT_STARTED || assessment.state() == State.OPEN);
    String refusal = ofThePast ? gate(Act.REVIEW, assessment, now) : gateOfReview(assessment, now);
    if (refusal != null) {
      return refused(refusal);
    }
    if (!assessment.codes().contains(code)) {
      return refused("404 capability-unknown");
    }
    if (assessment.agreed(code) == agree.rating()) {
      return taken();
    }
    String basis = basis(agree, assessment);
    if (basis.contains(" ")) {
      return refused(basis);
    }
    RecordedRating self = assessment.self(code);
    LocalDate day = self == null ? cycle.usualDay(now) : self.day();
    RecordedRating before = standing(assessment, code, day);
    return taken(
        new Noted(
            Noted.Kind.AGREED,
            agree.cycle(),
            agree.place(),
            code,
            before == null ? null : before.rating(),
            agree.rating(),
            null,
            day,
            basis));
  }

  /** The basis of an agreement, or what it is refused with. */
  private static String basis(Agree agree, ModelAssessment assessment) {
    RecordedRating self = assessment.self(agree.code());
    RecordedRating challenge = assessment.openChallenge(agree.code());
    String stated = assessment.cycle().bothOnRecord() ? "409 agreement-one-sided" : "STATED";
    return switch (Objects.requireNonNullElse(agree.as(), Capacity.REVIEWER)) {
      case REVIEWER -> {
        Rating own = self == null ? null : self.rating();
        Rating offer = challenge == null ? null : assessment.offer(agree.code(), challenge);
        yield agree.rating() == own || agree.rating() == offer ? "REVIEWER_ACCEPTED" : stated;
      }
      case LEAD ->
          challenge != null && challenge.rating() == agree.rating() ? "AGENCY_ACCEPTED" : stated;
      case COORDINATOR -> {
        if (assessment.cycle().historic()) {
          yield "HISTORIC";
        }
        yield agree.explained() ? "MODERATED" : "422 rationale-missing";
      }
    };
  }

  ExpectedOutcome signOff(SignOff signOff, Instant now) {
    ModelAssessment assessment = model.assessment(signOff.cycle(), signOff.place());
    if (assessment.state() == State.SIGNED_OFF) {
      String refusal = gate(Act.REVIEW, assessment, now);
      return refusal == null ? taken() : refused(refusal);
    }
    String refusal = gateOfReview(assessment, now);
    if (refusal != null) {
      return refused(refusal);
    }
    return assessment.hasOpenChallenge()
        ? refused("409 challenges-open")
        : taken(Noted.step(Noted.Kind.SIGNED_OFF, signOff.cycle(), signOff.place()));
  }

  ExpectedOutcome reopen(Reopen reopen, Instant until, Instant now) {
    ModelAssessment assessment = model.assessment(reopen.cycle(), reopen.place());
    State state = assessment.state();
    String refusal = gate(Act.REOPEN, assessment, now);
    if (refusal != null) {
      return refused(refusal);
    }
    if (state == State.NOT_STARTED || state == State.OPEN) {
      return refused("409 nothing-to-reopen");
    }
    Set<String> faults = new TreeSet<>();
    boolean mayBeCoordinator = reopen.as() == null || reopen.as() == Capacity.COORDINATOR;
    if (state == State.SIGNED_OFF && !mayBeCoordinator) {
      return refused("403 not-allowed");
    }
    if (reopen.as() == Capacity.LEAD && assessment.hasOpenChallenge()) {
      faults.add("409 challenges-open");
    }
    if (reopen.until() != null
        && (!until.isAfter(now)
            || until.isAfter(now.plus(LONGEST_REOPENING))
            || until.isBefore(assessment.cycle().cutOff()))) {
      faults.add("422 until-out-of-range");
    }
    return ExpectedOutcome.of(
        faults, List.of(Noted.step(Noted.Kind.REOPENED, reopen.cycle(), reopen.place())));
  }

  /** When a reopened assessment takes no more: at a cut-off still to come, else in two weeks. */
  static Instant usualUntil(ModelCycle cycle, Instant now) {
    return cycle.cutOff().isAfter(now) ? cycle.cutOff() : now.plus(Duration.ofDays(14));
  }
}
