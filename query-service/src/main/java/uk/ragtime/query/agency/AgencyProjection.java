package uk.ragtime.query.agency;

import static java.util.stream.Collectors.joining;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.event.AgencyEvent;
import uk.ragtime.kernel.event.AgencyEvent.AgencyJoined;
import uk.ragtime.kernel.event.AgencyEvent.AgencyRevised;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.Rows;

/** Keeps each agency and where it works as it was, revision by revision. */
public final class AgencyProjection {
  private static final String ADD =
      """
      insert into agency_revision
        (partnership, position, recorded_at, agency, name, sector, areas, ods_code)
      values (?, ?, ?, ?, ?, ?, string_to_array(?, ' '), ?)
      """;

  private AgencyProjection() {}

  public static void project(AgencyEvent event, RecordedEvent about, Rows rows) {
    switch (event) {
      case AgencyJoined(
              AgencyCode agency,
              String name,
              Sector sector,
              Set<AreaCode> areas,
              @Nullable String odsCode) ->
          add(agency, name, sector, areas, odsCode, about, rows);
      case AgencyRevised(
              AgencyCode agency,
              String name,
              Sector sector,
              Set<AreaCode> areas,
              @Nullable String odsCode) ->
          add(agency, name, sector, areas, odsCode, about, rows);
    }
  }

  private static void add(
      AgencyCode agency,
      String name,
      Sector sector,
      Set<AreaCode> areas,
      @Nullable String odsCode,
      RecordedEvent about,
      Rows rows) {
    rows.add(
        ADD,
        about.partnership().value(),
        about.position(),
        about.recordedAt(),
        agency.value(),
        name,
        sector,
        areas.stream().sorted().map(AreaCode::value).collect(joining(" ")),
        odsCode);
  }
}
