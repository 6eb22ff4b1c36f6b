package uk.ragtime.query.checklist;

import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.Rows;

/** Keeps each version of each checklist; a version never changes. */
public final class ChecklistProjection {
  private static final String ADD_VERSION =
      """
      insert into checklist_version (partnership, position, recorded_at, checklist, version, title)
      values (?, ?, ?, ?, ?, ?)
      """;

  private static final String ADD_CAPABILITY =
      """
      insert into capability
        (partnership, checklist, version, place, capability, title, section, guidance, red, amber,
         green, maps_from)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private ChecklistProjection() {}

  public static void project(ChecklistEvent event, RecordedEvent about, Rows rows) {
    switch (event) {
      case ChecklistVersionPublished published -> add(published, about, rows);
    }
  }

  private static void add(ChecklistVersionPublished published, RecordedEvent about, Rows rows) {
    rows.add(
        ADD_VERSION,
        about.partnership().value(),
        about.position(),
        about.recordedAt(),
        published.checklist().value(),
        published.version(),
        published.title());
    int place = 1;
    for (Capability capability : published.capabilities()) {
      CapabilityCode mapsFrom = capability.mapsFrom();
      rows.add(
          ADD_CAPABILITY,
          about.partnership().value(),
          published.checklist().value(),
          published.version(),
          place++,
          capability.code().value(),
          capability.title(),
          capability.section(),
          capability.guidance(),
          capability.red(),
          capability.amber(),
          capability.green(),
          mapsFrom == null ? null : mapsFrom.value());
    }
  }
}
