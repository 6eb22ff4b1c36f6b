package uk.ragtime.kernel.lineage;

import uk.ragtime.kernel.CapabilityCode;

/**
 * One capability through the versions of its checklist, as long as it stays the same or is only
 * reworded. It is named by where it begins, which no later version changes.
 *
 * @param version of the checklist in which it begins
 * @param code that it has there
 */
public record Line(int version, CapabilityCode code) {
  @Override
  public String toString() {
    return version + "/" + code;
  }
}
