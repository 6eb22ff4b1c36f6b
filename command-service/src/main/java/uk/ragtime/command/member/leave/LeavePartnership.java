package uk.ragtime.command.member.leave;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/**
 * End a membership, or change the day of its end.
 *
 * @param leavesOn the first day without membership; today if null
 */
public record LeavePartnership(
    PartnershipCode partnership, MemberCode member, @Nullable LocalDate leavesOn)
    implements Command {
  public static final RequiredPermission PERMISSION =
      new RequiredPermission.RoleFor(Action.MANAGE_MEMBERS);

  @Override
  public StreamId stream() {
    return StreamId.MEMBERS;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }
}
