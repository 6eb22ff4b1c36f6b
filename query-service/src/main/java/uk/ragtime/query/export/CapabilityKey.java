package uk.ragtime.query.export;

import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.cycle.Cycle;

/** Key of a capability of a checklist version, as in {@code reporting_v1}. */
final class CapabilityKey {
  private CapabilityKey() {}

  static String of(Cycle cycle, Capability capability) {
    return cycle.checklist() + "/" + cycle.version() + "/" + capability.code();
  }
}
