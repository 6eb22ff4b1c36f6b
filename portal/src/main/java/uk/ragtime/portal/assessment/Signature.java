package uk.ragtime.portal.assessment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.ProfileSignOffs;
import uk.ragtime.portal.page.PersonNames;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.WrittenText;

/**
 * A signature of an assessment.
 *
 * @param what who signed, and when
 * @param inForce whether it was not opened again since
 * @param statement null if none was given
 * @param hash of the sheet that was signed
 */
record Signature(String what, boolean inForce, @Nullable WrittenText statement, String hash) {

  /** All signatures, the newest first. */
  static List<Signature> of(List<ProfileSignOffs.SignOff> signOffs, Words words) {
    return signOffs.reversed().stream().map(it -> of(it, words)).toList();
  }

  private static Signature of(ProfileSignOffs.SignOff signOff, Words words) {
    String when = words.moment(signOff.signedAt());
    String by = PersonNames.ofShown(signOff.by(), words);
    return new Signature(
        by == null
            ? words.say("assessment.signature", when)
            : words.say("assessment.signature.by", when, by),
        signOff.inForce(),
        WrittenText.ofStatement(signOff, words).orElse(null),
        signOff.hash());
  }
}
