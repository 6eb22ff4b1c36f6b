package uk.ragtime.kernel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A member as events and topics know one: {@code m-} and ten random characters, such as {@code
 * m-4k7q2x9c1d}. It is given to one person of one partnership and never to another, and says
 * nothing about that person once their row is erased.
 *
 * @param value {@code m-} and ten characters of Crockford's base32 in lower case
 */
public record MemberHandle(@JsonValue String value) implements Comparable<MemberHandle> {
  /** The bits of randomness in a handle: a partnership's thousand members hardly ever collide. */
  public static final int RANDOM_BITS = 50;

  private static final String PREFIX = "m-";
  private static final int BITS_PER_CHARACTER = 5;
  private static final int LENGTH = PREFIX.length() + RANDOM_BITS / BITS_PER_CHARACTER;

  /** Without i, l, o and u: what is read aloud or typed is not mistaken. */
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  /**
   * @throws IllegalArgumentException if the value does not have the form of a handle
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MemberHandle {
    if (!is(value)) {
      throw new IllegalArgumentException(
          "a member's handle is m- and ten characters of 0-9 and a-z without i, l, o and u");
    }
  }

  /**
   * The handle of a random number.
   *
   * @param random from a secure source; its lower {@value #RANDOM_BITS} bits count
   */
  public static MemberHandle ofRandom(long random) {
    StringBuilder handle = new StringBuilder(LENGTH).append(PREFIX);
    for (int shift = RANDOM_BITS - BITS_PER_CHARACTER; shift >= 0; shift -= BITS_PER_CHARACTER) {
      handle.append(ALPHABET.charAt((int) (random >>> shift) & (ALPHABET.length() - 1)));
    }
    return new MemberHandle(handle.toString());
  }

  /** Whether the text has the form of a handle; no member code has it. */
  public static boolean is(String text) {
    if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
      return false;
    }
    for (int i = PREFIX.length(); i < LENGTH; i++) {
      if (ALPHABET.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(MemberHandle other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
