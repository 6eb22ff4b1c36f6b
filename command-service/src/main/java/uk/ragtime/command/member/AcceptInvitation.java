package uk.ragtime.command.member;

import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** Accept an invitation by its code, and so become a member. */
public record AcceptInvitation(PartnershipCode partnership, CodeHash code, Identity identity)
    implements Command {
  @Override
  public StreamId stream() {
    return StreamId.MEMBERS;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return new RequiredPermission.InvitationHolder(code);
  }
}
