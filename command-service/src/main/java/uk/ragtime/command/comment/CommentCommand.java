package uk.ragtime.command.comment;

import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/** A command about the comments on one assessment. */
public interface CommentCommand extends Command {
  AssessmentKey assessment();

  static RequiredPermission permission(AgencyCode agency) {
    return new RequiredPermission.PartInReview(agency, Action.COMMENT);
  }

  @Override
  default PartnershipCode partnership() {
    return assessment().partnership();
  }

  /** Apart from the assessment's, lest talk move its version. */
  @Override
  default StreamId stream() {
    return StreamId.comments(assessment().cycle(), assessment().area(), assessment().agency());
  }

  @Override
  default RequiredPermission requiredPermission() {
    return permission(assessment().agency());
  }
}
