package uk.ragtime.kernel.seal;

import java.util.Base64;

/**
 * The secret of an installation, the same in every service and instance, from which lookups and
 * fingerprints are derived. It is never changed: with another one nobody's sign-in is found again.
 */
public final class InstallationSecret {
  /** As many as the hash has: fewer could be tried out. */
  public static final int MIN_BYTES = 32;

  /** More adds nothing, and is a mistake. */
  public static final int MAX_BYTES = 1024;

  private static final int ID_LENGTH = 8;

  private final byte[] key;

  private InstallationSecret(byte[] key) {
    this.key = key;
  }

  /**
   * Reads the setting, such as the output of {@code openssl rand -base64 32}.
   *
   * @param base64 of either alphabet, with or without padding; blanks around it do not count
   * @throws IllegalArgumentException if it is no base64 or has too few or too many bytes; the
   *     message does not echo it
   */
  public static InstallationSecret parse(String base64) {
    byte[] key = decode(base64.strip().replace('-', '+').replace('_', '/'));
    if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
      throw invalid();
    }
    return new InstallationSecret(key);
  }

  /**
   * Derives a value that nobody without the secret can reproduce.
   *
   * @param purpose tells uses apart, such as {@code ragtime.uk/fingerprint/v1}; has no zero
   *     character
   * @return an HMAC-SHA-256 as base64url without padding
   */
  public String mac(String purpose, byte[] message) {
    return Hmac.text(Hmac.of(key, Hmac.utf8(purpose), message));
  }

  /** Tells secrets apart without revealing them, for logs and for a check at start. */
  public String id() {
    return mac("ragtime.uk/secret-id/v1", new byte[0]).substring(0, ID_LENGTH);
  }

  private static byte[] decode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw invalid(); // without the cause, which quotes characters of the secret
    }
  }

  private static IllegalArgumentException invalid() {
    return new IllegalArgumentException(
        "the installation's secret is "
            + MIN_BYTES
            + " to "
            + MAX_BYTES
            + " random bytes in base64, such as openssl rand -base64 32 prints");
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "InstallationSecret[hidden]";
  }
}
