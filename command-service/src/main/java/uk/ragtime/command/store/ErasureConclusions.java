package uk.ragtime.command.store;

import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.ErasureEvent.ErasureCarriedOut;

/** Records that nothing of an erasure is left but in backups. */
@FunctionalInterface
public interface ErasureConclusions {
  void record(PartnershipCode partnership, ErasureCarriedOut outcome);
}
