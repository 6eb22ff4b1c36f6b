package uk.ragtime.command.assessment.extend;

import java.time.Instant;
import java.util.List;
import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.access.Action;

/** Give one agency more time. */
public record ExtendAssessment(AssessmentKey assessment, Sealed reason, Instant until)
    implements AssessmentCommand {
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
