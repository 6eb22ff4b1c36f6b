package uk.ragtime.query.checklist;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.integer;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.Rows;

/** Keeps each version of each checklist; a version never changes. */
public final class ChecklistProjection {
  private static final ReadTable VERSION =
      ReadTable.log(
          "checklist_version",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("checklist"),
          integer("version"),
          text("title"));

  private static final ReadTable CAPABILITY =
      ReadTable.log(
          "capability",
          text("partnership"),
          text("checklist"),
          integer("version"),
          integer("place"),
          text("capability"),
          text("title"),
          text("section"),
          text("guidance"),
          text("red"),
          text("amber"),
          text("green"),
          text("maps_from"));

  private ChecklistProjection() {}

  public static void project(ChecklistEvent event, RecordedEvent about, Rows rows) {
    switch (event) {
      case ChecklistVersionPublished published -> add(published, about, rows);
    }
  }

  private static void add(ChecklistVersionPublished published, RecordedEvent about, Rows rows) {
    rows.add(
        VERSION,
        about.partnership(),
        about.position(),
        about.recordedAt(),
        published.checklist(),
        published.version(),
        published.title());
    int place = 1;
    for (Capability capability : published.capabilities()) {
      rows.add(
          CAPABILITY,
          about.partnership(),
          published.checklist(),
          published.version(),
          place++,
          capability.code(),
          capability.title(),
          capability.section(),
          capability.guidance(),
          capability.red(),
          capability.amber(),
          capability.green(),
          capability.mapsFrom());
    }
  }
}
