package uk.ragtime.query.signoff;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import uk.ragtime.kernel.event.ProfileEvent;
import uk.ragtime.kernel.event.ProfileEvent.ProfileSignedOff;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowSink;

/** Lists the sign-offs of profiles, so that they are found in the log of events. */
public final class ProfileSignOffProjection {
  private static final ReadTable SIGN_OFF =
      ReadTable.log(
          "profile_sign_off",
          text("partnership"),
          bigint("position"),
          timestamp("recorded_at"),
          text("cycle"),
          text("area"));

  private ProfileSignOffProjection() {}

  public static void project(ProfileEvent event, RecordedEvent recorded, RowSink rows) {
    switch (event) {
      case ProfileSignedOff e ->
          rows.add(
              SIGN_OFF,
              recorded.partnership(),
              recorded.position(),
              recorded.recordedAt(),
              e.cycle(),
              e.area());
    }
  }
}
