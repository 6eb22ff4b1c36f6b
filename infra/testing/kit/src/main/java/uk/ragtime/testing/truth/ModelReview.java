package uk.ragtime.testing.truth;

import org.jspecify.annotations.Nullable;
import uk.ragtime.testing.truth.ExpectedOutcome.Noted;

/** Words of reviewers and agencies about a cell, as they show from a viewpoint. */
record ModelReview(Model model, Viewpoint from) {
  /** A challenge as it is shown. */
  record Shown(Rating sees, boolean open) {
    @Override
    public String toString() {
      return "sees %s, %s".formatted(sees, open ? "open" : "settled");
    }
  }

  /** The agency's own word on a line. */
  @Nullable RecordedRating self(Model.Line line) {
    return model.entry(from.by(Stage.SELF), line);
  }

  /**
   * The challenge on a line. It is passed over once the agency has changed its rating, has taken
   * one back, or has looked at it again in another cycle.
   */
  @Nullable Shown challenge(Model.Line line) {
    RecordedRating challenge =
        model.entry(from, line, word -> word.kind() == Noted.Kind.CHALLENGED);
    if (challenge == null) {
      return null;
    }
    RecordedRating orChanged =
        model.entry(
            from, line, word -> word.kind() == Noted.Kind.CHANGED || word.equals(challenge));
    RecordedRating self = self(line);
    RecordedRating orSelf =
        model.entry(from, line, word -> word.equals(self) || word.equals(challenge));
    boolean lookedAtElsewhere =
        self != null && self.equals(orSelf) && !self.cycle().equals(challenge.cycle());
    return challenge.equals(orChanged) && !lookedAtElsewhere && !isTakenBack(challenge)
        ? new Shown(challenge.rating(), isOpen(challenge))
        : null;
  }

  boolean isOpen(Model.Line line) {
    Shown challenge = challenge(line);
    return challenge != null && challenge.open();
  }

  private boolean isTakenBack(RecordedRating challenge) {
    return model.entries().stream()
        .filter(word -> isSaidAfter(challenge, word))
        .anyMatch(word ->
            word.kind() == Noted.Kind.WITHDRAWN
                && word.withdraws() < challenge.position()
                && model.isKnown(from, word));
  }

  /** Whether nothing that was recorded since settles it, of whichever day. */
  private boolean isOpen(RecordedRating challenge) {
    return model.entries().stream()
        .filter(word -> isSaidAfter(challenge, word))
        .filter(word -> !word.recordedAt().isAfter(from.knownAt()))
        .noneMatch(model::settlesChallenges);
  }

  /** Whether it is about the same cell in the same cycle, and was recorded later. */
  private static boolean isSaidAfter(RecordedRating challenge, RecordedRating word) {
    return word.isAbout(challenge.cycle(), challenge.place())
        && word.code().equals(challenge.code())
        && word.position() > challenge.position();
  }
}
