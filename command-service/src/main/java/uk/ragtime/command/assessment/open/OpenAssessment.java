package uk.ragtime.command.assessment.open;

import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AgencyCode;

/** Open an assessment, so that what was carried over can be looked at. */
public record OpenAssessment(AssessmentKey assessment) implements AssessmentCommand {
  static RequiredPermission permission(AgencyCode agency) {
    return new RequiredPermission.RaterOf(agency);
  }

  @Override
  public RequiredPermission requiredPermission() {
    return permission(assessment.agency());
  }
}
