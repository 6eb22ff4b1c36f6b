package uk.ragtime.query.checklist;

import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.lineage.Descent;

/** Relation of a capability to another version of its checklist. */
public enum CapabilityMapping {
  /** Exists there under the same code. */
  SAME,
  /** Exists there under another code. */
  RENAMED,
  /** Exists there in other words. */
  REWORDED,
  /** Is a part of a capability there. */
  SPLIT,
  /** Replaces several capabilities there. */
  MERGED,
  /** Continues nothing there. */
  NONE;

  /**
   * @param code of the capability
   * @param descent relation to the other version
   */
  public static CapabilityMapping of(CapabilityCode code, Descent descent) {
    if (descent.codes().isEmpty()) {
      return NONE;
    }
    if (descent.codes().size() > 1) {
      return MERGED;
    }
    if (descent.isAcrossExtent()) {
      return SPLIT;
    }
    if (descent.isAcrossWording()) {
      return REWORDED;
    }
    return descent.codes().getFirst().equals(code) ? SAME : RENAMED;
  }
}
