package uk.ragtime.query.projection;

import java.util.Optional;
import uk.ragtime.query.store.EventSignature;

/** Compares the last applied event of a partnership with what the event store has in its place. */
final class LogComparison {
  /** Conclusion of a comparison. */
  enum Verdict {
    /** The store has this very event. */
    SAME,
    /** The store has another event in its place, or never had so many. */
    DIVERGED,
    /** The store is a replica that may not have the event yet. */
    UNDECIDED
  }

  private LogComparison() {}

  /**
   * @param stored event of the store at the same position; empty if it has none
   * @param replica whether the answer came from a server that follows another
   */
  static Verdict judge(EventSignature applied, Optional<EventSignature> stored, boolean replica) {
    return stored
        .map(event -> event.equals(applied) ? Verdict.SAME : Verdict.DIVERGED)
        .orElse(replica ? Verdict.UNDECIDED : Verdict.DIVERGED);
  }
}
