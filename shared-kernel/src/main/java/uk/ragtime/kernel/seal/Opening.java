package uk.ragtime.kernel.seal;

import java.security.MessageDigest;
import uk.ragtime.kernel.Erasable;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PersonName;
import uk.ragtime.kernel.PlainText;

/**
 * Text that a {@link Seal} commits to, with the key that proves it.
 *
 * @param text 1 to {@value #MAX_LENGTH} characters, of the control characters only line feeds and
 *     tabs, no half characters: two texts never have the same bytes
 */
@Erasable
public record Opening(SealedField field, SealKey key, String text) {
  /**
   * Twenty pieces of evidence, each as long as allowed, fit into it, and it into a Kafka record.
   */
  public static final int MAX_LENGTH = 100_000;

  private static final byte[] DOMAIN = Hmac.utf8("ragtime.uk/seal/v1");

  /**
   * @throws IllegalArgumentException if the text is empty, too long or not clean
   */
  public Opening {
    if (text.isEmpty() || text.length() > MAX_LENGTH || !PlainText.isClean(text)) {
      throw new IllegalArgumentException(
          "a sealed text has 1 to "
              + MAX_LENGTH
              + " characters, no control characters but line feeds and tabs, and no half ones");
    }
  }

  /** The opening of a text that a member wrote. */
  public static Opening of(SealedField field, SealKey key, FreeText text) {
    return new Opening(field, key, text.value());
  }

  /** The opening of a person seal. */
  public static Opening person(SealKey key, MemberCode code, PersonName name) {
    return new Opening(SealedField.PERSON, key, code.value() + "\n" + name.value());
  }

  /** The opening of an identity seal. */
  public static Opening identity(SealKey key, Lookup lookup) {
    return new Opening(SealedField.IDENTITY, key, lookup.value());
  }

  /** The commitment to the text. */
  public Seal seal() {
    return new Seal(Hmac.text(mac()));
  }

  /** Whether a seal commits to this text, in a time that does not depend on where they differ. */
  public boolean fits(Seal seal) {
    return MessageDigest.isEqual(mac(), seal.bytes());
  }

  private byte[] mac() {
    return Hmac.of(key.bytes(), DOMAIN, Hmac.utf8(field.wireName()), Hmac.utf8(text));
  }

  /** Names the field only, to keep key and text out of logs. */
  @Override
  public String toString() {
    return "Opening[" + field.wireName() + "]";
  }
}
