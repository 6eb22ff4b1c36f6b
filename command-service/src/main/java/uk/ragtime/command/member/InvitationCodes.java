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
 * The one-time codes of invitations. A code is worked out from the installation's secret and from
 * where its invitation stands in the log, which happens once: so no two are alike, none is kept,
 * and whoever sends a command again under its key is told the same code again.
 */
final class InvitationCodes {
  /** 128 bits cannot be guessed, and still fit on a line that somebody copies. */
  static final int BYTES = 16;

  private static final String ALGORITHM = "HmacSHA256";

  private final Supplier<byte[]> secret;

  InvitationCodes(Supplier<byte[]> secret) {
    this.secret = secret;
  }

  /**
   * The code of an invitation, as 32 hexadecimal digits.
   *
   * @param version the version that the invitation took the members' stream to
   */
  String code(PartnershipCode partnership, MemberCode member, long version) {
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
