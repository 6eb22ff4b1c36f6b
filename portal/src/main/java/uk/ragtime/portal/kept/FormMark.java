package uk.ragtime.portal.kept;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Mark of a form: for whom it was made and when, signed. A form whose session has ended still tells
 * by it whose it is, and that the portal made it; the person cannot be read from it.
 *
 * @param owner pseudonym of the person
 */
record FormMark(String owner, Instant made) {
  private static final int OWNER_BYTES = 16;
  private static final int MAC_BYTES = 16;
  private static final int LENGTH = OWNER_BYTES + Long.BYTES + MAC_BYTES;

  /** Longer than a session lasts without a request, and a night. */
  private static final Duration VALID = Duration.ofHours(24);

  static FormMark of(OidcUser person, Instant now, SecretKey key) {
    return new FormMark(ownerOf(person, key), now);
  }

  static String ownerOf(OidcUser person, SecretKey key) {
    String identity = person.getClaimAsString("iss") + "\n" + person.getSubject();
    return encode(Arrays.copyOf(mac(("owner\n" + identity).getBytes(UTF_8), key), OWNER_BYTES));
  }

  /** As a hidden field carries it. */
  String signed(SecretKey key) {
    byte[] body = body();
    return encode(ByteBuffer.allocate(LENGTH).put(body).put(mac(body, key), 0, MAC_BYTES).array());
  }

  /** Reads a mark; empty if the portal did not make it, or not in time. */
  static Optional<FormMark> read(String signed, Instant now, SecretKey key) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(signed);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    if (bytes.length != LENGTH) {
      return Optional.empty();
    }
    byte[] body = Arrays.copyOf(bytes, LENGTH - MAC_BYTES);
    byte[] mac = Arrays.copyOf(mac(body, key), MAC_BYTES);
    if (!MessageDigest.isEqual(mac, Arrays.copyOfRange(bytes, body.length, LENGTH))) {
      return Optional.empty();
    }
    Instant made = Instant.ofEpochSecond(ByteBuffer.wrap(body, OWNER_BYTES, Long.BYTES).getLong());
    return made.plus(VALID).isBefore(now)
        ? Optional.empty()
        : Optional.of(new FormMark(encode(Arrays.copyOf(body, OWNER_BYTES)), made));
  }

  private byte[] body() {
    return ByteBuffer.allocate(OWNER_BYTES + Long.BYTES)
        .put(Base64.getUrlDecoder().decode(owner))
        .putLong(made.getEpochSecond())
        .array();
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] mac(byte[] bytes, SecretKey key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HMAC with SHA-256", e);
    }
  }
}
