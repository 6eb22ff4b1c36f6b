package uk.ragtime.query.checklist;

import java.util.List;
import java.util.Locale;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.lineage.Origin;

/**
 * Items that an item continues, in the words in which checklists are published.
 *
 * @param kind such as {@code merged}
 */
public record OriginItem(String kind, List<CapabilityCode> codes) {
  static OriginItem of(Origin origin) {
    return new OriginItem(origin.kind().name().toLowerCase(Locale.ROOT), origin.codes());
  }
}
