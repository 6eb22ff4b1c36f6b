package uk.ragtime.portal.assessment;

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
    return new SpokenWord(
        RatingLabel.of(word.rating()),
        nameOf(word.by(), words),
        words.moment(word.recordedAt()),
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
