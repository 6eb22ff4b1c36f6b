package uk.ragtime.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import uk.ragtime.kernel.seal.InstallationSecret;
import uk.ragtime.server.settings.InvalidSettingException;
import uk.ragtime.server.settings.Setting;

/**
 * {@code ragtime.identity}: how sign-ins are kept.
 *
 * @param secret the installation's, in base64: the same for every service and instance, and for
 *     ever. With another one nobody's sign-in is found
 */
@ConfigurationProperties("ragtime.identity")
public record IdentitySettings(@Nullable String secret) {
  private static final Setting SECRET = new Setting("ragtime.identity.secret");

  /** Finds a mistake at the start and not at the first sign-in. */
  public IdentitySettings {
    InstallationSecret _ = parse(secret);
  }

  public InstallationSecret installationSecret() {
    return parse(secret);
  }

  private static InstallationSecret parse(@Nullable String secret) {
    if (secret == null || secret.isBlank()) {
      throw refused("is not set");
    }
    try {
      return InstallationSecret.parse(secret);
    } catch (IllegalArgumentException _) {
      throw refused( // without the value, and without the cause, which could quote it
          "is not %d to %d bytes in base64"
              .formatted(InstallationSecret.MIN_BYTES, InstallationSecret.MAX_BYTES));
    }
  }

  private static InvalidSettingException refused(String fault) {
    return SECRET.refused(
        fault,
        ("Set %s to the installation's secret, the same for every service and instance: at the first"
                + " start, what openssl rand -base64 32 prints. docs/OPERATIONS.md describes how to"
                + " keep it.")
            .formatted(SECRET.variable()));
  }

  /** Leaves out the secret. */
  @Override
  public String toString() {
    return "IdentitySettings[hidden]";
  }
}
