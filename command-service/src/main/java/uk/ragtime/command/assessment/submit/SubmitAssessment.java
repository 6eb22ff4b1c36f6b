package uk.ragtime.command.assessment.submit;

import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AgencyCode;

/** Hand an assessment in. */
public record SubmitAssessment(AssessmentKey assessment) implements AssessmentCommand {
  static RequiredPermission permission(AgencyCode agency) {
    return new RequiredPermission.RaterOf(agency);
  }

  @Override
  public RequiredPermission requiredPermission() {
    return permission(assessment.agency());
  }
}
