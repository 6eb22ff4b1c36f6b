package uk.ragtime.query.export;

import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.cycle.Cycle;

/** What a capability of a checklist version is called in one word, as in {@code reporting_v1}. */
final class CapabilityKey {
  private CapabilityKey() {}

  static String of(Cycle cycle, Capability capability) {
    return cycle.checklist() + "/" + cycle.version() + "/" + capability.code();
  }
}
