package uk.ragtime.command.store;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import uk.ragtime.database.StartRefusedException;
import uk.ragtime.kernel.seal.InstallationSecret;

/**
 * Settings of how sign-ins are kept.
 *
 * @param secret of the installation, in base64: the same for every service and instance, and for
 *     ever
 */
@ConfigurationProperties("ragtime.identity")
public record IdentitySettings(@Nullable String secret) {
  /**
   * @throws StartRefusedException if there is none, or it is too short
   */
  public InstallationSecret installationSecret() {
    if (secret == null || secret.isBlank()) {
      throw new StartRefusedException(
          "The installation's secret is missing: set RAGTIME_IDENTITY_SECRET, the same for every"
              + " service and instance, to what openssl rand -base64 32 prints; docs/OPERATIONS.md"
              + " tells how to keep it.",
          null);
    }
    try {
      return InstallationSecret.parse(secret);
    } catch (IllegalArgumentException e) {
      throw new StartRefusedException("RAGTIME_IDENTITY_SECRET: " + e.getMessage(), e);
    }
  }

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return "IdentitySettings[hidden]";
  }
}
