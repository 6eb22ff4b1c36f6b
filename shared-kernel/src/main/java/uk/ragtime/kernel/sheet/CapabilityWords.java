package uk.ragtime.kernel.sheet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.seal.Seal;

/**
 * The words on one capability, as they are recorded. The newest is the one of the latest effective
 * day, and of two for the same day the one recorded later, as everywhere.
 */
final class CapabilityWords {
  private static final Comparator<Word> IN_ORDER =
      Comparator.comparing(Word::effectiveOn).thenComparingLong(Word::at);

  private record Word(
      long at,
      Stage stage,
      Rating rating,
      LocalDate effectiveOn,
      @Nullable Seal rationale,
      @Nullable Seal evidence) {
    Map<String, Object> onSheet() {
      Map<String, Object> members = new TreeMap<>();
      members.put("at", at);
      members.put("effectiveOn", effectiveOn.toString());
      members.put("rating", rating.name());
      members.put("stage", stage.name());
      if (rationale != null) {
        members.put("rationale", rationale.value());
      }
      if (evidence != null) {
        members.put("evidence", evidence.value());
      }
      return members;
    }
  }

  private final List<Word> words = new ArrayList<>();
  private final Set<Long> withdrawn = new HashSet<>();
  private long overtakenUpTo;

  void add(
      long at,
      Stage stage,
      Rating rating,
      LocalDate effectiveOn,
      @Nullable Seal rationale,
      @Nullable Seal evidence) {
    words.add(new Word(at, stage, rating, effectiveOn, rationale, evidence));
  }

  /** Challenges recorded before are about a rating that the agency no longer gives. */
  void overtakeChallenges(long at) {
    overtakenUpTo = at;
  }

  /** The word recorded at a position counts no longer. */
  void withdraw(long position) {
    withdrawn.add(position);
  }

  Map<String, Object> onSheet(CapabilityCode capability) {
    Map<String, Object> members = new TreeMap<>();
    members.put("capability", capability.value());
    List<Map<String, Object>> shown = new ArrayList<>();
    Word self = newest(Stage.SELF, 0);
    Word challenged = newest(Stage.CHALLENGED, Math.max(overtakenUpTo, at(self)));
    Word agreed = newest(Stage.AGREED, Math.max(at(self), at(challenged)));
    for (Word word : new Word[] {self, challenged, agreed}) {
      if (word != null) {
        shown.add(word.onSheet());
      }
    }
    members.put("words", shown);
    Word standing = standing();
    if (standing != null) {
      members.put("standing", standing.rating().name());
    }
    return members;
  }

  private static long at(@Nullable Word word) {
    return word == null ? 0 : word.at();
  }

  /** The newest of a stage among those recorded after a position. */
  private @Nullable Word newest(Stage stage, long after) {
    return words.stream()
        .filter(word -> word.stage() == stage && word.at() > after && counts(word))
        .max(IN_ORDER)
        .orElse(null);
  }

  /** A challenge never changes what stands. */
  private @Nullable Word standing() {
    return words.stream()
        .filter(word -> word.stage() != Stage.CHALLENGED && counts(word))
        .max(IN_ORDER)
        .orElse(null);
  }

  private boolean counts(Word word) {
    return !withdrawn.contains(word.at());
  }
}
