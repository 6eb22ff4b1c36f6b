package uk.ragtime.portal.page;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.ProfileSignOffs;

/**
 * A text that a member wrote, or what is said in its place.
 *
 * @param words the text, or the sentence that it is erased or cannot be shown yet
 * @param given whether it is the text
 */
public record WrittenText(String words, boolean given) {

  /**
   * A text of which the service says what has become of it; empty only if none was given.
   *
   * @param family keys of the sentences that it is erased or missing
   */
  public static Optional<WrittenText> of(
      String family,
      String field,
      @Nullable String text,
      List<String> erased,
      List<String> missing,
      Words words) {
    if (erased.contains(field)) {
      return Optional.of(new WrittenText(words.say(family + ".erased." + field), false));
    }
    if (missing.contains(field)) {
      return Optional.of(new WrittenText(words.say(family + ".missing." + field), false));
    }
    return Optional.ofNullable(text).map(given -> new WrittenText(given, true));
  }

  /** The statement of a signature. */
  public static Optional<WrittenText> ofStatement(ProfileSignOffs.SignOff signOff, Words words) {
    return of("text", "statement", signOff.statement(), signOff.erased(), signOff.missing(), words);
  }
}
