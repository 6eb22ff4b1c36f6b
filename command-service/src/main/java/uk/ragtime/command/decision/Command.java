package uk.ragtime.command.decision;

import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** A request to change one partnership. Its events are recorded in one stream. */
public interface Command {
  PartnershipCode partnership();

  /** The stream that the events are recorded in. */
  StreamId stream();

  /** The permission that its sender must have. */
  RequiredPermission requiredPermission();

  /** The openings of the seals that its events may have. */
  default Openings openings() {
    return Openings.NONE;
  }
}
