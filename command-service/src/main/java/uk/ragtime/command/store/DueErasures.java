package uk.ragtime.command.store;

import uk.ragtime.kernel.PartnershipCode;

/** Carries out erasures that holds deferred and no longer forbid, in the instance that relays. */
@FunctionalInterface
public interface DueErasures {
  void carryOut(PartnershipCode partnership);
}
