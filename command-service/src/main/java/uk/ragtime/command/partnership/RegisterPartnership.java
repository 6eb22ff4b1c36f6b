package uk.ragtime.command.partnership;

import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** Register a partnership, or rename it. */
public record RegisterPartnership(PartnershipCode partnership, String name) implements Command {
  public static final RequiredPermission PERMISSION = new RequiredPermission.OperatorOnly();

  @Override
  public StreamId stream() {
    return StreamId.PARTNERSHIP;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }
}
