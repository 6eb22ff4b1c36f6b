package uk.ragtime.query.area;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.event.AreaEvent;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowSink;

/** Projects the revisions of areas. */
public final class AreaProjection {
  private static final ReadTable REVISION =
      ReadTable.log(
          "area_revision",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("area"),
          text("name"),
          text("gss_code"));

  private AreaProjection() {}

  public static void project(AreaEvent event, RecordedEvent recorded, RowSink rows) {
    switch (event) {
      case AreaDefined(AreaCode area, String name, @Nullable String gssCode) ->
          add(area, name, gssCode, recorded, rows);
      case AreaRevised(AreaCode area, String name, @Nullable String gssCode) ->
          add(area, name, gssCode, recorded, rows);
    }
  }

  private static void add(
      AreaCode area, String name, @Nullable String gssCode, RecordedEvent recorded, RowSink rows) {
    rows.add(
        REVISION,
        recorded.partnership(),
        recorded.position(),
        recorded.recordedAt(),
        area,
        name,
        gssCode);
  }
}
