package uk.ragtime.query.rating;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;

/**
 * The rules of three words and two times as one would say them aloud, without any regard to speed:
 * every question goes through all words that were ever said.
 *
 * @param cycle whose outcome is asked for; null for what is in force
 * @param settledAt from when on words of other cycles come too late for the outcome
 */
public record NaiveReviews(
    List<Word> all, LocalDate day, Instant knownAt, @Nullable CycleCode cycle, Instant settledAt) {
  /** The ratings in force on a day. */
  public static NaiveReviews on(List<Word> all, LocalDate day, Instant knownAt) {
    return new NaiveReviews(all, day, knownAt, null, Instant.MAX);
  }

  /** The words of one cell that were told in time. */
  private List<Word> told(AgencyCode agency, CapabilityCode capability) {
    List<Word> told = new ArrayList<>();
    for (Word word : all) {
      boolean ofTheCell = word.agency().equals(agency) && word.capability().equals(capability);
      boolean inTime = word.cycle().equals(cycle) || !word.recordedAt().isAfter(settledAt);
      if (ofTheCell && inTime && !word.recordedAt().isAfter(knownAt)) {
        told.add(word);
      }
    }
    return told;
  }

  private static boolean wasWithdrawn(Word word, List<Word> told) {
    return told.stream().anyMatch(it -> Long.valueOf(word.position()).equals(it.withdrawn()));
  }

  /** Own words of the cycle first, then later days, then what was told later. */
  private Comparator<Word> strength() {
    return Comparator.comparing((Word word) -> word.cycle().equals(cycle))
        .thenComparing(Word::effectiveOn)
        .thenComparingLong(Word::position);
  }

  private Optional<Word> strongest(List<Word> told, Predicate<Word> counts) {
    return told.stream()
        .filter(word -> word.rating() != null)
        .filter(counts)
        .filter(word -> !word.effectiveOn().isAfter(day))
        .filter(word -> !wasWithdrawn(word, told))
        .max(strength());
  }

  /** The word that a stage shows. */
  public Optional<Word> shown(AgencyCode agency, CapabilityCode capability, StageFilter stage) {
    return strongest(
        told(agency, capability),
        word ->
            switch (stage) {
              case STANDING -> word.isOfAgency() || word.kind() == EntryKind.AGREED;
              case SELF -> word.isOfAgency();
              case CHALLENGED_TOO -> true;
              case AGREED_ONLY -> word.kind() == EntryKind.AGREED;
            });
  }

  /** The agency's own rating. */
  public @Nullable Rating self(AgencyCode agency, CapabilityCode capability) {
    return strongest(told(agency, capability), Word::isOfAgency).map(Word::rating).orElse(null);
  }

  /** The challenge of that rating, if there is one. */
  public Optional<CellReview.Challenge> challenge(AgencyCode agency, CapabilityCode capability) {
    List<Word> told = told(agency, capability);
    Optional<Word> self = strongest(told, Word::isOfAgency);
    Optional<Word> last = strongest(told, word -> word.kind() == EntryKind.CHALLENGED);
    if (self.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    Word challenge = last.get();
    boolean changedSince =
        strongest(told, word -> word.kind() == EntryKind.CHANGED)
            .filter(word -> strength().compare(word, challenge) > 0)
            .isPresent();
    boolean lookedAtElsewhere =
        !self.get().cycle().equals(challenge.cycle())
            && strength().compare(self.get(), challenge) > 0;
    boolean takenBack = false;
    for (Word word : told) {
      takenBack |=
          word.withdrawn() != null
              && word.cycle().equals(challenge.cycle())
              && word.position() > challenge.position()
              && word.withdrawn() < challenge.position();
    }
    if (changedSince || lookedAtElsewhere || takenBack) {
      return Optional.empty();
    }
    boolean settled = false;
    for (Word word : all) {
      settled |=
          word.settles()
              && word.agency().equals(agency)
              && word.capability().equals(capability)
              && word.cycle().equals(challenge.cycle())
              && word.position() > challenge.position()
              && !word.recordedAt().isAfter(knownAt);
    }
    return Optional.of(
        new CellReview.Challenge(Objects.requireNonNull(challenge.rating()), !settled));
  }
}
