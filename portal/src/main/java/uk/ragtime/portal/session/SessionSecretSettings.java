package uk.ragtime.portal.session;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import uk.ragtime.server.settings.Setting;

/**
 * Secrets under which values of sessions are encrypted in the database, the same for all portals.
 *
 * @param secret encrypts and decrypts; without it values are stored as they are
 * @param furtherSecret decrypts only: the next secret, then the former one, while they change
 */
@ConfigurationProperties("ragtime.portal.sessions")
record SessionSecretSettings(@Nullable String secret, @Nullable String furtherSecret) {
  private static final Setting SECRET = new Setting("ragtime.portal.sessions.secret");
  private static final Setting FURTHER = new Setting("ragtime.portal.sessions.further-secret");

  private static final int BYTES = 32;

  SessionSecretSettings {
    secret = blankAsNull(secret);
    furtherSecret = blankAsNull(furtherSecret);
    if (secret != null) {
      decoded(secret, SECRET);
    }
    if (furtherSecret != null) {
      decoded(furtherSecret, FURTHER);
      if (secret == null) {
        throw FURTHER.refused(
            "is set without " + SECRET, "Set %s as well.".formatted(SECRET.variable()));
      }
    }
  }

  private static @Nullable String blankAsNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static byte[] decoded(String secret, Setting setting) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(secret);
    } catch (IllegalArgumentException _) {
      bytes = new byte[0];
    }
    if (bytes.length < BYTES) {
      throw setting.refused(
          "is not %d bytes or more in base64".formatted(BYTES),
          "Set %s to what 'openssl rand -base64 32' prints.".formatted(setting.variable()));
    }
    return bytes;
  }

  Optional<byte[]> current() {
    return Optional.ofNullable(secret).map(it -> decoded(it, SECRET));
  }

  Optional<byte[]> further() {
    return Optional.ofNullable(furtherSecret).map(it -> decoded(it, FURTHER));
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "SessionSecretSettings[" + (secret == null ? "none" : "set") + "]";
  }
}
