package uk.ragtime.query.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
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
 * The words of a cell that were recorded in one assessment. The newest of a side is the one of the
 * latest effective day, and of two for the same day the one recorded later.
 */
final class CellWords {
  /** Of a cell of which nothing was said. */
  static final CellWords NONE = new CellWords();

  private static final Comparator<Word> IN_ORDER =
      Comparator.comparing(Word::effectiveOn).thenComparingLong(word -> word.entry().position());

  private record Word(Entry entry, Stage stage, Rating rating, LocalDate effectiveOn) {}

  private final List<Word> words = new ArrayList<>();
  private final Set<Long> withdrawn = new HashSet<>();
  private @Nullable CarriedOver carriedOver;
  private @Nullable Entry lastAnswer;
  private long overtakenUpTo;

  private CellWords() {}

  /**
   * Follows the events of an assessment.
   *
   * @param entries in the order of the log
   */
  static Map<CapabilityCode, CellWords> of(List<Entry> entries) {
    Map<CapabilityCode, CellWords> cells = new HashMap<>();
    entries.forEach(entry -> follow(entry, cells));
    return cells;
  }

  private static void follow(Entry entry, Map<CapabilityCode, CellWords> cells) {
    switch (entry.event()) {
      case AssessmentOpened e ->
          e.carriedOver().forEach(carried -> of(cells, carried.capability()).carriedOver = carried);
      case RatingChanged e -> {
        of(cells, e.capability()).overtakenUpTo = entry.position();
        of(cells, e.capability()).add(entry, e.stage(), e.to(), e.effectiveOn());
      }
      case RatingReconfirmed e ->
          of(cells, e.capability()).add(entry, e.stage(), e.rating(), e.effectiveOn());
      case RatingWithdrawn e -> {
        of(cells, e.capability()).overtakenUpTo = entry.position();
        of(cells, e.capability()).withdrawn.add(e.withdrawn());
      }
      case RatingChallenged e ->
          of(cells, e.capability()).add(entry, Stage.CHALLENGED, e.sees(), e.effectiveOn());
      case ChallengeAnswered e -> of(cells, e.capability()).lastAnswer = entry;
      case RatingAgreed e ->
          of(cells, e.capability()).add(entry, Stage.AGREED, e.to(), e.effectiveOn());
      case AssessmentSubmitted _,
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

  private static CellWords of(Map<CapabilityCode, CellWords> cells, CapabilityCode capability) {
    return cells.computeIfAbsent(capability, _ -> new CellWords());
  }

  private void add(Entry entry, Stage stage, Rating rating, LocalDate effectiveOn) {
    words.add(new Word(entry, stage, rating, effectiveOn));
  }

  /** Rating of an earlier cycle; null for none, or once the cell was looked at. */
  @Nullable CarriedOver carriedOver() {
    return newest(Stage.SELF, 0) == null ? carriedOver : null;
  }

  /** The agency's newest word; null for none. */
  @Nullable Entry self() {
    return entry(newest(Stage.SELF, 0));
  }

  /**
   * The word by which the agency gave its rating, where it has looked at it again since; null
   * otherwise, and where the rating is of an earlier cycle.
   */
  @Nullable Entry change() {
    Word self = newest(Stage.SELF, 0);
    if (self == null || !(self.entry().event() instanceof RatingReconfirmed)) {
      return null;
    }
    return entry(
        words.stream()
            .filter(word -> word.entry().event() instanceof RatingChanged && counts(word))
            .max(IN_ORDER)
            .orElse(null));
  }

  /** The newest challenge that the agency did not overtake by changing its rating. */
  @Nullable Entry challenge() {
    return entry(newest(Stage.CHALLENGED, overtakenUpTo));
  }

  /** The agency's last answer to that challenge; null for none. */
  @Nullable Entry answer() {
    Entry challenge = challenge();
    return challenge != null && lastAnswer != null && lastAnswer.position() > challenge.position()
        ? lastAnswer
        : null;
  }

  /** The newest agreement, unless the agency spoke later. */
  @Nullable Entry agreed() {
    Word self = newest(Stage.SELF, 0);
    return entry(newest(Stage.AGREED, self == null ? 0 : self.entry().position()));
  }

  /** Whether the challenge waits for an agreement. */
  boolean isOpen() {
    Entry challenge = challenge();
    return challenge != null && newest(Stage.AGREED, challenge.position()) == null;
  }

  /** Rating that counts: of an agency's word or an agreement, or the one carried over. */
  @Nullable Rating standing() {
    return words.stream()
        .filter(word -> word.stage() != Stage.CHALLENGED && counts(word))
        .max(IN_ORDER)
        .map(Word::rating)
        .orElse(carriedOver == null ? null : carriedOver.rating());
  }

  /** The newest word of a stage among those recorded after a position. */
  private @Nullable Word newest(Stage stage, long after) {
    return words.stream()
        .filter(word -> word.stage() == stage && word.entry().position() > after && counts(word))
        .max(IN_ORDER)
        .orElse(null);
  }

  private boolean counts(Word word) {
    return !withdrawn.contains(word.entry().position());
  }

  private static @Nullable Entry entry(@Nullable Word word) {
    return word == null ? null : word.entry();
  }
}
