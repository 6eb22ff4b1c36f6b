package uk.ragtime.kernel.seal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import uk.ragtime.kernel.Erasable;
import uk.ragtime.kernel.Identity;

/**
 * A sign-in as membership keeps it: an HMAC of the token's identity under the installation's
 * secret, by which a member is found and which nobody without the secret can guess at.
 *
 * @param value base64url without padding
 */
@Erasable
public record Lookup(@JsonValue String value) {
  private static final String PURPOSE = "ragtime.uk/lookup/v1";

  /**
   * @throws IllegalArgumentException if the value is not the base64url of 32 bytes
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Lookup {
    Hmac.require(value, "a lookup");
  }

  /** The lookup of a sign-in: of its hash, so that logs that hold the hash can be sealed. */
  public static Lookup of(InstallationSecret secret, Identity identity) {
    return new Lookup(secret.mac(PURPOSE, Hmac.utf8(identity.value())));
  }

  /** The lookup of a token's issuer and subject. */
  public static Lookup of(InstallationSecret secret, String issuer, String subject) {
    return of(secret, Identity.of(issuer, subject));
  }

  /** Keeps the sign-in out of logs. */
  @Override
  public String toString() {
    return "Lookup[hidden]";
  }
}
