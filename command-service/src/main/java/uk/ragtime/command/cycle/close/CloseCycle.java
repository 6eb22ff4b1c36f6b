package uk.ragtime.command.cycle.close;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/**
 * Close a cycle to further ratings, whatever its cut-off.
 *
 * @param reason null if none is given
 */
public record CloseCycle(PartnershipCode partnership, CycleCode cycle, @Nullable Sealed reason)
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
    return Openings.of(reason == null ? List.of() : List.of(reason));
  }
}
