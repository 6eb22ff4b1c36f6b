package uk.ragtime.command.assessment.excuse;

import java.util.List;
import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.access.Action;

/** Expect no assessment of an agency this time. */
public record ExcuseAgency(AssessmentKey assessment, Sealed reason) implements AssessmentCommand {
  static final RequiredPermission PERMISSION = new RequiredPermission.RoleFor(Action.MODERATE);

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }

  @Override
  public Openings openings() {
    return Openings.of(List.of(reason));
  }
}
