package uk.ragtime.query.partnership;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.text;

import uk.ragtime.kernel.event.PartnershipEvent;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRegistered;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRenamed;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowSink;

/** Projects the partnership's name. */
public final class PartnershipProjection {
  private static final ReadTable PARTNERSHIP =
      ReadTable.state("partnership", 1, text("partnership"), text("name"), bigint("position"));

  private PartnershipProjection() {}

  public static void project(PartnershipEvent event, RecordedEvent recorded, RowSink rows) {
    String name =
        switch (event) {
          case PartnershipRegistered registered -> registered.name();
          case PartnershipRenamed renamed -> renamed.name();
        };
    rows.put(PARTNERSHIP, recorded.partnership(), name, recorded.position());
  }
}
