package uk.ragtime.query;

import org.springframework.stereotype.Component;
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
import uk.ragtime.query.action.ActionProjection;
import uk.ragtime.query.agency.AgencyProjection;
import uk.ragtime.query.area.AreaProjection;
import uk.ragtime.query.assessment.StepProjection;
import uk.ragtime.query.checklist.ChecklistProjection;
import uk.ragtime.query.comment.CommentProjection;
import uk.ragtime.query.cycle.CycleProjection;
import uk.ragtime.query.erasure.ErasureProjection;
import uk.ragtime.query.feed.FeedProjection;
import uk.ragtime.query.live.LiveProjection;
import uk.ragtime.query.member.MemberProjection;
import uk.ragtime.query.partnership.PartnershipProjection;
import uk.ragtime.query.projection.ReadModels;
import uk.ragtime.query.projection.ReceivedEvent;
import uk.ragtime.query.projection.References;
import uk.ragtime.query.projection.RowSink;
import uk.ragtime.query.rating.RatingProjection;
import uk.ragtime.query.signoff.ProfileSignOffProjection;

/**
 * Passes each event to the feature that projects it. A new kind of event does not compile until it
 * is handled here.
 */
@Component
final class AllReadModels implements ReadModels {
  @Override
  public void project(ReceivedEvent received, References references, RowSink rows) {
    FeedProjection.project(received, rows);
    if (!projectByKind(received, references, rows)) {
      FeedProjection.keep(received, rows);
    }
  }

  /** Returns whether the event is in the log of ratings. */
  private static boolean projectByKind(
      ReceivedEvent received, References references, RowSink rows) {
    boolean rating = false;
    RecordedEvent recorded = received.recorded();
    LiveProjection.project(recorded, rows);
    switch (recorded.event()) {
      case PartnershipEvent event -> PartnershipProjection.project(event, recorded, rows);
      case MemberEvent event -> MemberProjection.project(event, recorded, rows);
      case AreaEvent event -> AreaProjection.project(event, recorded, rows);
      case AgencyEvent event -> AgencyProjection.project(event, recorded, rows);
      case ChecklistEvent event -> ChecklistProjection.project(event, recorded, references, rows);
      case CycleEvent event -> CycleProjection.project(event, recorded, rows);
      case AssessmentEvent event -> {
        StepProjection.project(event, recorded, references, rows);
        rating = RatingProjection.project(event, recorded, references, rows);
      }
      case CommentEvent event -> CommentProjection.project(event, recorded, rows);
      case ProfileEvent event -> ProfileSignOffProjection.project(event, recorded, rows);
      case ActionEvent event -> ActionProjection.project(event, recorded, rows);
      case ErasureEvent event -> ErasureProjection.project(event, recorded, rows);
    }
    return rating;
  }
}
