package uk.ragtime.testing.truth;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ExpectedOutcome.Noted;

/** The assessment of an agency in a cycle as it is now, worked out anew from all that was said. */
record ModelAssessment(Model model, ModelCycle cycle, AgencyInArea place) {
  enum State {
    NOT_STARTED,
    OPEN,
    SUBMITTED,
    SIGNED_OFF
  }

  State state() {
    boolean rated = model.entries().stream().anyMatch(word -> word.isAbout(cycle.code(), place));
    State state = rated ? State.OPEN : State.NOT_STARTED;
    for (RecordedStep step : steps()) {
      state =
          switch (step.kind()) {
            case SUBMITTED -> State.SUBMITTED;
            case SIGNED_OFF -> State.SIGNED_OFF;
            case REOPENED -> State.OPEN;
            case ANSWERED, CHANGED, RECONFIRMED, CHALLENGED, AGREED, WITHDRAWN -> state;
          };
    }
    return state;
  }

  /** Whether it was reopened until a time that is still to come. */
  boolean hasTimeLeft(Instant now) {
    Instant until = until();
    return until != null && now.isBefore(until);
  }

  /** Whether it was reopened until a time that has passed. */
  boolean hasLapsed(Instant now) {
    Instant until = until();
    return until != null && !now.isBefore(until);
  }

  private @Nullable Instant until() {
    Instant until = null;
    for (RecordedStep step : steps()) {
      until = step.until() == null ? until : step.until();
    }
    return until;
  }

  /** Ratings of the agency that it could withdraw, earliest first. */
  List<RecordedRating> ratings(String code) {
    return valid(code).stream().filter(word -> Stage.SELF.counts(word.kind())).toList();
  }

  /** The agency's own word; null if it has none. */
  @Nullable RecordedRating self(String code) {
    return model.latest(ratings(code).stream());
  }

  /** The agency's word, or the agreement after it; null if there is neither. */
  @Nullable RecordedRating own(String code) {
    return model.latest(valid(code).stream().filter(word -> Stage.STANDING.counts(word.kind())));
  }

  /** The challenge that is neither agreed nor overtaken; null if there is none. */
  @Nullable RecordedRating openChallenge(String code) {
    RecordedRating open = null;
    for (RecordedRating word : words(code)) {
      open =
          switch (word.kind()) {
            case CHALLENGED -> word;
            case CHANGED, AGREED, WITHDRAWN -> null;
            case RECONFIRMED, SUBMITTED, ANSWERED, SIGNED_OFF, REOPENED -> open;
          };
    }
    return open;
  }

  boolean hasOpenChallenge() {
    return codes().stream().anyMatch(code -> openChallenge(code) != null);
  }

  /** The rating that the agency offered in answer to a challenge; null if it has not answered. */
  @Nullable Rating offer(String code, RecordedRating challenge) {
    Rating offer = null;
    for (RecordedStep step : steps()) {
      if (step.kind() == Noted.Kind.ANSWERED
          && code.equals(step.code())
          && step.position() > challenge.position()) {
        offer = step.offers();
      }
    }
    return offer;
  }

  /** The rating that was agreed, if nothing was said of the cell since. */
  @Nullable Rating agreed(String code) {
    List<RecordedRating> words = words(code);
    return words.isEmpty() || words.getLast().kind() != Noted.Kind.AGREED
        ? null
        : words.getLast().rating();
  }

  List<String> codes() {
    return model.codes(cycle.checklist(), cycle.version());
  }

  private List<RecordedRating> words(String code) {
    return model.entries().stream()
        .filter(word -> word.isAbout(cycle.code(), place) && word.code().equals(code))
        .toList();
  }

  private List<RecordedRating> valid(String code) {
    List<RecordedRating> words = words(code);
    return words.stream()
        .filter(word -> words.stream().noneMatch(other -> other.withdraws() == word.position()))
        .toList();
  }

  private List<RecordedStep> steps() {
    return model.steps().stream()
        .filter(step -> step.cycle().equals(cycle.code()) && step.place().equals(place))
        .toList();
  }
}
