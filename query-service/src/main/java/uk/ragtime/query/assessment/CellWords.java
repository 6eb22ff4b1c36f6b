package uk.ragtime.query.assessment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExpected;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExtended;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.query.assessment.AssessmentLog.Entry;

/**
 * The words of a cell: the last one of each side that still counts.
 *
 * @param carriedOver rating of an earlier cycle; null for none, or once the cell was looked at
 * @param self the agency's last word; null for none
 * @param challenge the last one that the agency did not overtake by changing its rating; null for
 *     none
 * @param answer of the agency to that challenge; null for none
 * @param agreed the last agreement, unless the agency spoke later; null for none
 */
record CellWords(
    @Nullable CarriedOver carriedOver,
    @Nullable Entry self,
    @Nullable Entry challenge,
    @Nullable Entry answer,
    @Nullable Entry agreed) {
  static final CellWords NONE = new CellWords(null, null, null, null, null);

  /**
   * Follows the events of an assessment.
   *
   * @param entries in the order of the log
   */
  static Map<CapabilityCode, CellWords> of(List<Entry> entries) {
    Set<Long> withdrawn = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.event() instanceof RatingWithdrawn e) {
        withdrawn.add(e.withdrawn());
      }
    }
    Map<CapabilityCode, CellWords> cells = new HashMap<>();
    for (Entry entry : entries) {
      if (!withdrawn.contains(entry.position())) {
        follow(entry, cells);
      }
    }
    return cells;
  }

  private static void follow(Entry entry, Map<CapabilityCode, CellWords> cells) {
    switch (entry.event()) {
      case AssessmentOpened e ->
          e.carriedOver()
              .forEach(carried ->
                  cells.put(
                      carried.capability(), new CellWords(carried, null, null, null, null)));
      case RatingChanged e ->
          cells.put(e.capability(), new CellWords(null, entry, null, null, null));
      case RatingReconfirmed e -> {
        CellWords before = cells.getOrDefault(e.capability(), NONE);
        cells.put(
            e.capability(),
            before.isOpen()
                ? new CellWords(null, entry, before.challenge, before.answer, null)
                : new CellWords(null, entry, null, null, null));
      }
      case RatingChallenged e -> {
        CellWords before = cells.getOrDefault(e.capability(), NONE);
        cells.put(
            e.capability(),
            new CellWords(before.carriedOver, before.self, entry, null, before.agreed));
      }
      case ChallengeAnswered e -> {
        CellWords before = cells.getOrDefault(e.capability(), NONE);
        cells.put(
            e.capability(),
            new CellWords(
                before.carriedOver, before.self, before.challenge, entry, before.agreed));
      }
      case RatingAgreed e -> {
        CellWords before = cells.getOrDefault(e.capability(), NONE);
        cells.put(
            e.capability(),
            new CellWords(
                before.carriedOver, before.self, before.challenge, before.answer, entry));
      }
      case RatingWithdrawn _,
          AssessmentSubmitted _,
          AssessmentSignedOff _,
          AssessmentReopened _,
          AssessmentExtended _,
          AssessmentExcused _,
          AssessmentExpected _,
          CapabilitiesAssigned _ -> {
        // None of these is a word.
      }
    }
  }

  /** Whether the last challenge waits for an agreement. */
  boolean isOpen() {
    return challenge != null && (agreed == null || agreed.position() < challenge.position());
  }

  /** Rating that counts: the agreement, else the agency's, else the one carried over. */
  @Nullable Rating standing() {
    if (agreed != null && agreed.event() instanceof RatingAgreed e) {
      return e.to();
    }
    if (self != null && self.event() instanceof RatingChanged e) {
      return e.to();
    }
    if (self != null && self.event() instanceof RatingReconfirmed e) {
      return e.rating();
    }
    return carriedOver == null ? null : carriedOver.rating();
  }
}
