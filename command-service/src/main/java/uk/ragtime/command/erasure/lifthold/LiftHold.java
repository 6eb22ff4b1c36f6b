package uk.ragtime.command.erasure.lifthold;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/** Lift a hold, and erase what only it deferred. */
public record LiftHold(PartnershipCode partnership, HoldNumber hold, @Nullable Sealed reason)
    implements Command {
  static final RequiredPermission PERMISSION =
      new RequiredPermission.RoleFor(Action.MANAGE_MEMBERS);

  @Override
  public StreamId stream() {
    return StreamId.ERASURES;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }

  @Override
  public Openings openings() {
    return reason == null ? Openings.NONE : Openings.of(List.of(reason));
  }
}
