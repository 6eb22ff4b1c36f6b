package uk.ragtime.command.dispatch;

import java.time.Instant;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.RequiredPermission;

/** Decides who may come in. */
@FunctionalInterface
public interface Doorkeeper {
  /**
   * Lets somebody in, in the capacity that the need takes.
   *
   * @param now the moment that it is decided for
   * @throws uk.ragtime.command.decision.Refused if it is not for them
   */
  Actor admit(
      Reading reading, Principal principal, RequiredPermission requiredPermission, Instant now);
}
