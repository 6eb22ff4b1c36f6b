package uk.ragtime.command.assessment.expect;

import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.access.Action;

/** Expect an agency that was excused. */
public record ExpectAgency(AssessmentKey assessment) implements AssessmentCommand {
  static final RequiredPermission PERMISSION = new RequiredPermission.RoleFor(Action.MODERATE);

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }
}
