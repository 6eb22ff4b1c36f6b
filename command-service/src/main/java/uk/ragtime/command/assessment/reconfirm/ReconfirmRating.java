package uk.ragtime.command.assessment.reconfirm;

import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.Reconfirmation;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AgencyCode;

/** Reconfirm a rating. */
public record ReconfirmRating(AssessmentKey assessment, Reconfirmation reconfirmation)
    implements AssessmentCommand {
  static RequiredPermission permission(AgencyCode agency) {
    return new RequiredPermission.RaterOf(agency);
  }

  @Override
  public RequiredPermission requiredPermission() {
    return permission(assessment.agency());
  }

  @Override
  public Openings openings() {
    return Openings.of(reconfirmation.remarks().sealed());
  }
}
