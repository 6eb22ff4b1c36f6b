package uk.ragtime.query.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import uk.ragtime.kernel.seal.InstallationSecret;

/**
 * {@code ragtime.identity}.
 *
 * @param secret the installation's secret, the same as command-service has: 32 or more random bytes
 *     in base64. With another one nobody's sign-in is found
 */
@ConfigurationProperties("ragtime.identity")
record IdentitySettings(@Nullable String secret) {
  /** Tells the mistake at the start and not at the first sign-in. */
  IdentitySettings {
    if (secret == null || secret.isBlank()) {
      throw new IllegalArgumentException(
          "ragtime.identity.secret (RAGTIME_IDENTITY_SECRET) must be set, to the value that"
              + " command-service has");
    }
    InstallationSecret _ = InstallationSecret.parse(secret);
  }

  InstallationSecret installationSecret() {
    return InstallationSecret.parse(String.valueOf(secret));
  }

  /** Keeps the secret out of logs. */
  @Override
  public String toString() {
    return "IdentitySettings[hidden]";
  }
}
