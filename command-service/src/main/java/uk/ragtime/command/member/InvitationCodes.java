package uk.ragtime.command.member;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;

/**
 * One-time codes of invitations. A code is derived from the installation's secret and the version
 * of the invitation's event, which is unique. So codes are unique, none is stored, and a command
 * repeated with the same idempotency key is answered with the same code.
 */
public final class InvitationCodes {
  /** 128 bits cannot be guessed, and fit on a line to copy. */
  public static final int BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private final Supplier<byte[]> secret;

  InvitationCodes(Supplier<byte[]> secret) {
    this.secret = secret;
  }

  /**
   * The code of an invitation, as 32 hexadecimal digits.
   *
   * @param version the version of the members' stream after the invitation
   */
  public String code(PartnershipCode partnership, MemberCode member, long version) {
    String place = "invitation\n" + partnership + "\n" + member + "\n" + version;
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.get(), ALGORITHM));
      return HexFormat.of().formatHex(Arrays.copyOf(mac.doFinal(place.getBytes(UTF_8)), BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
