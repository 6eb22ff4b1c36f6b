package uk.ragtime.portal.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.ShownMember;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.WrittenText;

/**
 * One side's word, as pages quote it.
 *
 * @param by name; null where the visitor sees no names
 * @param when the moment of its recording; of an earlier cycle's, the day from which it was true
 * @param texts the explanation, then what is said in place of evidence that cannot be shown
 * @param evidence documents with a web address
 */
public record SpokenWord(
    RatingLabel label,
    @Nullable String by,
    String when,
    boolean onBehalf,
    List<WrittenText> texts,
    List<Audit.Evidence> evidence) {

  private static final String EVIDENCE = "evidence";

  public static @Nullable SpokenWord orNull(Assessment.@Nullable Word word, Words words) {
    return word == null ? null : of(word, words);
  }

  public static SpokenWord of(Assessment.Word word, Words words) {
    return of(word, words.moment(word.recordedAt()), words);
  }

  /** A word of an earlier cycle, which may have been recorded long after it was true. */
  static SpokenWord ofEarlier(Assessment.Word word, Words words) {
    LocalDate day = word.effectiveOn();
    return day == null
        ? of(word, words)
        : of(word, words.say("word.true-from", words.day(day)), words);
  }

  private static SpokenWord of(Assessment.Word word, String when, Words words) {
    return new SpokenWord(
        RatingLabel.of(word.rating()),
        nameOf(word.by(), words),
        when,
        word.onBehalf(),
        Stream.of(
                WrittenText.of(
                    "text", "rationale", word.rationale(), word.erased(), word.missing(), words),
                WrittenText.of("text", EVIDENCE, null, word.erased(), word.missing(), words))
            .flatMap(it -> it.stream())
            .toList(),
        Objects.requireNonNullElse(word.evidence(), List.<Audit.Evidence>of()).stream()
            .filter(document -> document.url().matches("(?i)https?://.*"))
            .toList());
  }

  /** A member without a name is shown only if the name is gone, never by code. */
  public static @Nullable String nameOf(ShownMember member, Words words) {
    return PersonNames.ofShown(member, words);
  }
}
