package uk.ragtime.query.agency;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.texts;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.event.AgencyEvent;
import uk.ragtime.kernel.event.AgencyEvent.AgencyJoined;
import uk.ragtime.kernel.event.AgencyEvent.AgencyRevised;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowSink;

/** Projects the revisions of agencies. */
public final class AgencyProjection {
  private static final ReadTable REVISION =
      ReadTable.log(
          "agency_revision",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("agency"),
          text("name"),
          text("sector"),
          texts("areas"),
          text("ods_code"));

  private AgencyProjection() {}

  public static void project(AgencyEvent event, RecordedEvent recorded, RowSink rows) {
    switch (event) {
      case AgencyJoined(
              AgencyCode agency,
              String name,
              Sector sector,
              Set<AreaCode> areas,
              @Nullable String odsCode) ->
          add(agency, name, sector, areas, odsCode, recorded, rows);
      case AgencyRevised(
              AgencyCode agency,
              String name,
              Sector sector,
              Set<AreaCode> areas,
              @Nullable String odsCode) ->
          add(agency, name, sector, areas, odsCode, recorded, rows);
    }
  }

  private static void add(
      AgencyCode agency,
      String name,
      Sector sector,
      Set<AreaCode> areas,
      @Nullable String odsCode,
      RecordedEvent recorded,
      RowSink rows) {
    rows.add(
        REVISION,
        recorded.partnership(),
        recorded.position(),
        recorded.recordedAt(),
        agency,
        name,
        sector,
        areas.stream().sorted().toList(),
        odsCode);
  }
}
