package uk.ragtime.kernel.lineage;

import java.util.List;
import java.util.Set;
import uk.ragtime.kernel.CapabilityCode;

/**
 * Relation of an item of one checklist version to another version.
 *
 * @param codes the items of the other version that it is, or that it carries on, in the order of
 *     that version; empty where there are none
 * @param kinds in which ways it changed between the two; empty where it stayed the same
 */
public record Descent(List<CapabilityCode> codes, Set<Origin.Kind> kinds) {
  public Descent {
    codes = List.copyOf(codes);
    kinds = Set.copyOf(kinds);
  }

  /** Whether it was reworded in between. */
  public boolean isAcrossWording() {
    return kinds.contains(Origin.Kind.REWORDED);
  }

  /** Whether it is a part of what it was, or takes the place of several. */
  public boolean isAcrossExtent() {
    return kinds.contains(Origin.Kind.SPLIT) || kinds.contains(Origin.Kind.MERGED);
  }
}
