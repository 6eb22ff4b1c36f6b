package uk.ragtime.command.member.accept;

import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** Accept an invitation by its code, and so become a member. */
public record AcceptInvitation(PartnershipCode partnership, CodeHash code, Identity identity)
    implements Command {
  /**
   * @param code null if the request has no readable code
   */
  static RequiredPermission permission(@Nullable CodeHash code) {
    return new RequiredPermission.InvitationHolder(code);
  }

  @Override
  public StreamId stream() {
    return StreamId.MEMBERS;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return permission(code);
  }
}
