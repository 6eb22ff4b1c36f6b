package uk.ragtime.query.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.Basis;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.seal.Seal;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.assessment.AssessmentLog.Entry;
import uk.ragtime.query.member.DisplayedMember;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.opening.EvidenceText;
import uk.ragtime.query.opening.PlacedOpenings;
import uk.ragtime.query.opening.SealedText;

/**
 * A word of one side about a cell, as shown.
 *
 * @param position with the name of a text, the place of that text
 * @param rating the rating that was given, seen, offered or agreed
 * @param reconfirmed whether an agency's rating was looked at again and left
 * @param effectiveOn null for an answer, which has no day
 * @param basis of an agreement; null for other words
 * @param rationale null if there is none to show
 * @param evidence empty if there is none; null if it was given and cannot be shown
 * @param erased names of the texts that were given and have been erased
 * @param missing names of the texts that were given and are not here, or do not fit their seals
 */
record WordView(
    long position,
    Instant recordedAt,
    DisplayedMember by,
    boolean onBehalf,
    Rating rating,
    boolean reconfirmed,
    @Nullable LocalDate effectiveOn,
    @Nullable Basis basis,
    @Nullable String rationale,
    @Nullable List<Evidence> evidence,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> erased,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing) {

  /** Fields in which the kinds of words differ. */
  private record Word(
      boolean onBehalf,
      Rating rating,
      @Nullable LocalDate effectiveOn,
      @Nullable Basis basis,
      SealedField prose,
      @Nullable Seal proseSeal,
      @Nullable Seal evidenceSeal) {}

  static @Nullable WordView of(@Nullable Entry entry, MemberNames names, PlacedOpenings openings) {
    if (entry == null) {
      return null;
    }
    Word word = word(entry);
    SealedText prose = openings.text(entry.position(), word.prose(), value(word.proseSeal()));
    SealedText evidence =
        openings.text(entry.position(), SealedField.EVIDENCE, value(word.evidenceSeal()));
    Map<String, SealedText> texts = Map.of("rationale", prose, "evidence", evidence);
    return new WordView(
        entry.position(),
        entry.recordedAt(),
        names.displayed(entry.actor()),
        word.onBehalf(),
        word.rating(),
        entry.event() instanceof RatingReconfirmed,
        word.effectiveOn(),
        word.basis(),
        prose.text().orElse(null),
        EvidenceText.of(evidence),
        namesOf(texts, SealedText.Erased.class),
        namesOf(texts, SealedText.Missing.class));
  }

  private static Word word(Entry entry) {
    if (entry.event() instanceof RatingChanged e) {
      return new Word(
          e.onBehalf(),
          e.to(),
          e.effectiveOn(),
          null,
          SealedField.RATIONALE,
          e.rationaleSeal(),
          e.evidenceSeal());
    }
    if (entry.event() instanceof RatingReconfirmed e) {
      return new Word(
          e.onBehalf(),
          e.rating(),
          e.effectiveOn(),
          null,
          SealedField.REMARK,
          e.remarkSeal(),
          e.evidenceSeal());
    }
    if (entry.event() instanceof RatingChallenged e) {
      return new Word(
          false,
          e.sees(),
          e.effectiveOn(),
          null,
          SealedField.RATIONALE,
          e.rationaleSeal(),
          e.evidenceSeal());
    }
    if (entry.event() instanceof ChallengeAnswered e) {
      return new Word(
          e.onBehalf(), e.offers(), null, null, SealedField.RATIONALE, e.rationaleSeal(), null);
    }
    if (entry.event() instanceof RatingAgreed e) {
      return new Word(
          e.onBehalf(),
          e.to(),
          e.effectiveOn(),
          e.basis(),
          SealedField.RATIONALE,
          e.rationaleSeal(),
          null);
    }
    throw new IllegalStateException("the event at " + entry.position() + " is no word");
  }

  private static @Nullable String value(@Nullable Seal seal) {
    return seal == null ? null : seal.value();
  }

  private static List<String> namesOf(
      Map<String, SealedText> texts, Class<? extends SealedText> kind) {
    List<String> names = new ArrayList<>();
    for (String name : List.of("rationale", "evidence")) {
      if (kind.isInstance(texts.get(name))) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }
}
