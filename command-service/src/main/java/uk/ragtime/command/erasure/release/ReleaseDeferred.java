package uk.ragtime.command.erasure.release;

import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** Erase what was deferred by holds whose last day has passed. */
public record ReleaseDeferred(PartnershipCode partnership) implements Command {
  @Override
  public StreamId stream() {
    return StreamId.ERASURES;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return new RequiredPermission.PlatformOnly();
  }
}
