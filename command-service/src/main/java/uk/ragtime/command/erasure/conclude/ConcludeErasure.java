package uk.ragtime.command.erasure.conclude;

import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ErasureEvent.ErasureCarriedOut;

/** Record what was found out about an erasure. */
public record ConcludeErasure(PartnershipCode partnership, ErasureCarriedOut outcome)
    implements Command {
  @Override
  public StreamId stream() {
    return StreamId.ERASURES;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return new RequiredPermission.PlatformOnly();
  }
}
