package uk.ragtime.query.checklist;

import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.lineage.Descent;

/** How a capability stands to another version of its checklist. */
public enum CapabilityMapping {
  /** It was there, under the same name. */
  SAME,
  /** It was there under another name. */
  RENAMED,
  /** It was there, in other words. */
  REWORDED,
  /** It is a part of what was there. */
  SPLIT,
  /** It takes the place of several that were there. */
  MERGED,
  /** Nothing that was there came before it. */
  NONE;

  /**
   * @param code the capability's own
   * @param descent how it stands to the other version
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
