package uk.ragtime.query.area;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.event.AreaEvent;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.Rows;

/** Keeps each area as it was, revision by revision. */
public final class AreaProjection {
  private static final String ADD =
      """
      insert into area_revision (partnership, position, recorded_at, area, name, gss_code)
      values (?, ?, ?, ?, ?, ?)
      """;

  private AreaProjection() {}

  public static void project(AreaEvent event, RecordedEvent about, Rows rows) {
    switch (event) {
      case AreaDefined(AreaCode area, String name, @Nullable String gssCode) ->
          add(area, name, gssCode, about, rows);
      case AreaRevised(AreaCode area, String name, @Nullable String gssCode) ->
          add(area, name, gssCode, about, rows);
    }
  }

  private static void add(
      AreaCode area, String name, @Nullable String gssCode, RecordedEvent about, Rows rows) {
    rows.add(
        ADD,
        about.partnership().value(),
        about.position(),
        about.recordedAt(),
        area.value(),
        name,
        gssCode);
  }
}
