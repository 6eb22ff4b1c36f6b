package uk.ragtime.command.decision;

import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** Something a partnership's people want done. Its outcome is recorded in one stream. */
public interface Command {
  PartnershipCode partnership();

  /** The stream that the outcome is recorded in. */
  StreamId stream();

  /** What whoever sends it must be allowed to do. */
  Need need();
}
