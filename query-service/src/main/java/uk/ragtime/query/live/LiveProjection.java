package uk.ragtime.query.live;

import static uk.ragtime.query.projection.ReadTable.bigint;
import static uk.ragtime.query.projection.ReadTable.text;
import static uk.ragtime.query.projection.ReadTable.timestamp;

import uk.ragtime.kernel.event.ActionEvent;
import uk.ragtime.kernel.event.AgencyEvent;
import uk.ragtime.kernel.event.AreaEvent;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.ChecklistEvent;
import uk.ragtime.kernel.event.CommentEvent;
import uk.ragtime.kernel.event.CycleEvent;
import uk.ragtime.kernel.event.ErasureEvent;
import uk.ragtime.kernel.event.MemberEvent;
import uk.ragtime.kernel.event.PartnershipEvent;
import uk.ragtime.kernel.event.ProfileEvent;
import uk.ragtime.kernel.event.RecordedEvent;
import uk.ragtime.query.projection.ReadTable;
import uk.ragtime.query.projection.RowSink;

/** Keeps which event was the last to change an area's profile. */
public final class LiveProjection {
  /** Stands where all of a partnership's profiles may have changed. */
  static final String ALL_AREAS = "";

  private static final ReadTable POSITION =
      ReadTable.state(
          "profile_position",
          2,
          text("partnership"),
          text("area"),
          bigint("position"),
          timestamp("recorded_at"));

  private LiveProjection() {}

  public static void project(RecordedEvent recorded, RowSink rows) {
    switch (recorded.event()) {
      case AssessmentEvent.RatingChanged event -> moved(event.area().value(), recorded, rows);
      case AssessmentEvent.RatingReconfirmed event -> moved(event.area().value(), recorded, rows);
      case AreaEvent event -> moved(event.area().value(), recorded, rows);
      // The event does not tell where the agency worked before, so any area may be affected.
      case AgencyEvent _, CycleEvent _, ChecklistEvent _ -> moved(ALL_AREAS, recorded, rows);
      case AssessmentEvent.RatingChallenged event -> moved(event.area().value(), recorded, rows);
      case AssessmentEvent.RatingAgreed event -> moved(event.area().value(), recorded, rows);
      case AssessmentEvent.RatingWithdrawn event -> moved(event.area().value(), recorded, rows);
      case AssessmentEvent.AssessmentOpened _,
          AssessmentEvent.AssessmentSubmitted _,
          AssessmentEvent.ChallengeAnswered _,
          AssessmentEvent.AssessmentSignedOff _,
          AssessmentEvent.AssessmentReopened _,
          AssessmentEvent.AssessmentExtended _,
          AssessmentEvent.AssessmentExcused _,
          AssessmentEvent.AssessmentExpected _,
          AssessmentEvent.CapabilitiesAssigned _,
          CommentEvent _,
          ProfileEvent _,
          ActionEvent _,
          MemberEvent _,
          PartnershipEvent _,
          ErasureEvent _ -> {
        // A profile shows nothing of these.
      }
    }
  }

  private static void moved(String area, RecordedEvent recorded, RowSink rows) {
    rows.put(POSITION, recorded.partnership(), area, recorded.position(), recorded.recordedAt());
  }
}
