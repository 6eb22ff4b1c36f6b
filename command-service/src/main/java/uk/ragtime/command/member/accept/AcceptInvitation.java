package uk.ragtime.command.member.accept;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** Accept an invitation by its code, and so become a member. */
public record AcceptInvitation(PartnershipCode partnership, CodeHash code, SealedIdentity identity)
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

  @Override
  public Openings openings() {
    return new Openings(List.of(), null, identity);
  }
}
