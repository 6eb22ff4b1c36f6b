package uk.ragtime.kernel.event;

import uk.ragtime.kernel.StreamId;

/** All that can happen to a partnership as a whole. */
public sealed interface PartnershipEvent extends DomainEvent {
  @Override
  default StreamId stream() {
    return StreamId.PARTNERSHIP;
  }

  /** The operator admitted a partnership to the installation. */
  record PartnershipRegistered(String name) implements PartnershipEvent {}

  /** The partnership goes by another name from now on. */
  record PartnershipRenamed(String name) implements PartnershipEvent {}
}
