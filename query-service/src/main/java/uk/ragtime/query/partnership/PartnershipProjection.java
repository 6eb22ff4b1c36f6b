package uk.ragtime.query.partnership;

import uk.ragtime.kernel.event.PartnershipEvent;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRegistered;
import uk.ragtime.kernel.event.PartnershipEvent.PartnershipRenamed;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.Rows;

/** Keeps what the partnership is called. */
public final class PartnershipProjection {
  private static final String NAME =
      """
      insert into partnership (partnership, name, position)
      values (?, ?, ?)
      on conflict (partnership) do update
        set name = excluded.name,
            position = excluded.position
      """;

  private PartnershipProjection() {}

  public static void project(PartnershipEvent event, RecordedEvent about, Rows rows) {
    String name =
        switch (event) {
          case PartnershipRegistered registered -> registered.name();
          case PartnershipRenamed renamed -> renamed.name();
        };
    String partnership = about.partnership().value();
    rows.replace("partnership", partnership, NAME, partnership, name, about.position());
  }
}
