package uk.ragtime.command.cycle;

import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/** Close a cycle to further ratings, whatever its cut-off. */
public record CloseCycle(PartnershipCode partnership, CycleCode cycle) implements Command {
  @Override
  public StreamId stream() {
    return StreamId.CYCLES;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return new RequiredPermission.RoleFor(Action.MANAGE_CYCLES);
  }
}
