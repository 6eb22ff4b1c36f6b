package uk.ragtime.query.checklist;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.integer;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.texts;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import java.util.List;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.kernel.lineage.Ancestry;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Lineage;
import uk.ragtime.kernel.lineage.Origin;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.projection.RowSink;

/** Projects the versions of checklists. A version never changes. */
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
          text("origin_kind"),
          texts("origin_codes"),
          bigint("line"));

  private static final ReadTable CAPABILITY_LINE =
      ReadTable.log(
          "capability_line",
          text("partnership"),
          text("checklist"),
          integer("version"),
          text("capability"),
          integer("path"),
          integer("depth"),
          bigint("line"));

  private ChecklistProjection() {}

  public static void project(
      ChecklistEvent event, RecordedEvent recorded, References references, RowSink rows) {
    switch (event) {
      case ChecklistVersionPublished published -> add(published, recorded, references, rows);
    }
  }

  private static void add(
      ChecklistVersionPublished published,
      RecordedEvent recorded,
      References references,
      RowSink rows) {
    rows.add(
        VERSION,
        recorded.partnership(),
        recorded.position(),
        recorded.recordedAt(),
        published.checklist(),
        published.version(),
        published.title());
    Lineage lineage = references.lineage(published.checklist());
    int place = 1;
    for (Capability capability : published.capabilities()) {
      Ancestry ancestry = lineage.ancestry(published.version(), capability.code());
      Origin origin = lineage.origin(published.version(), capability.code()).orElseThrow();
      rows.add(
          CAPABILITY,
          recorded.partnership(),
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
          origin.kind(),
          origin.codes(),
          references.number(published.checklist(), ancestry.own()));
      addLines(published, capability.code(), ancestry, recorded, references, rows);
    }
  }

  private static void addLines(
      ChecklistVersionPublished published,
      CapabilityCode capability,
      Ancestry ancestry,
      RecordedEvent recorded,
      References references,
      RowSink rows) {
    for (int path = 0; path < ancestry.paths().size(); path++) {
      List<Line> lines = ancestry.paths().get(path);
      for (int depth = 0; depth < lines.size(); depth++) {
        rows.add(
            CAPABILITY_LINE,
            recorded.partnership(),
            published.checklist(),
            published.version(),
            capability,
            path,
            depth,
            references.number(published.checklist(), lines.get(depth)));
      }
    }
  }
}
