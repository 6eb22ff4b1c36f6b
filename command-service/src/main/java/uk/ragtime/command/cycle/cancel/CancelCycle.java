package uk.ragtime.command.cycle.cancel;

import java.util.List;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/** Cancel a cycle that has not opened: it does not take place. */
public record CancelCycle(PartnershipCode partnership, CycleCode cycle, Sealed reason)
    implements Command {
  public static final RequiredPermission PERMISSION =
      new RequiredPermission.RoleFor(Action.MANAGE_CYCLES);

  @Override
  public StreamId stream() {
    return StreamId.CYCLES;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }

  @Override
  public Openings openings() {
    return Openings.of(List.of(reason));
  }
}
