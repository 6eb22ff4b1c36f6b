package uk.ragtime.query.cycle;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.tenancy.ReferencePart;
import uk.ragtime.query.tenancy.ReferenceRows;

/** Histories of all cycles of a partnership, and what they say as it is known now. */
final class CycleHistories {
  static final ReferencePart<CycleHistories> PART =
      new ReferencePart<>("cycles", CycleHistories::read);

  private final List<CycleHistory> histories;
  private final Instant lastRecordedAt;
  private final Cycles latest;

  private CycleHistories(List<CycleHistory> histories) {
    this.histories = histories;
    this.lastRecordedAt =
        histories.stream()
            .map(CycleHistory::lastRecordedAt)
            .max(Comparator.naturalOrder())
            .orElse(Instant.MIN);
    this.latest = workedOutAt(KnownAt.LATEST);
  }

  private static CycleHistories read(ReferenceRows rows) {
    return new CycleHistories(CycleHistory.read(rows));
  }

  /** The cycles as known at an instant. Nearly every question is about what is known now. */
  Cycles at(Instant knownAt) {
    return KnownAt.includes(knownAt, lastRecordedAt) ? latest : workedOutAt(knownAt);
  }

  private Cycles workedOutAt(Instant knownAt) {
    return new Cycles(histories.stream().flatMap(history -> history.at(knownAt).stream()).toList());
  }
}
