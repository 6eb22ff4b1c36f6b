package uk.ragtime.command.action;

import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/** A command about one action. Which agency it is of is known when it is decided. */
public interface ActionCommand extends Command {
  RequiredPermission PERMISSION = new RequiredPermission.RoleFor(Action.PLAN_ACTIONS);

  ActionCode action();

  @Override
  default StreamId stream() {
    return StreamId.of(action());
  }

  @Override
  default RequiredPermission requiredPermission() {
    return PERMISSION;
  }
}
