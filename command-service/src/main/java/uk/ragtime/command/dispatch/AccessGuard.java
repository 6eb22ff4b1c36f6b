package uk.ragtime.command.dispatch;

import java.time.Instant;
import uk.ragtime.command.decision.Actor;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.StateReader;

/** Authorizes the senders of commands. */
@FunctionalInterface
public interface AccessGuard {
  /**
   * Authorizes a principal.
   *
   * @param now the instant that is decided for
   * @throws uk.ragtime.command.decision.Refused if the principal lacks the permission
   */
  Actor authorize(
      StateReader reading, Principal principal, RequiredPermission permission, Instant now);
}
