package uk.ragtime.command.assessment.reopen;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.AgencyCode;

/**
 * Open an assessment again.
 *
 * @param until null for the usual end
 * @param as the capacity that counts; null for the first that the sender has
 */
public record ReopenAssessment(
    AssessmentKey assessment, Sealed reason, @Nullable Instant until, @Nullable Capacity as)
    implements AssessmentCommand {
  static final Set<Capacity> ACCEPTED =
      Set.of(Capacity.REVIEWER, Capacity.LEAD, Capacity.COORDINATOR);

  static RequiredPermission permission(AgencyCode agency) {
    return new RequiredPermission.InCapacity(agency, ACCEPTED);
  }

  @Override
  public RequiredPermission requiredPermission() {
    return permission(assessment.agency());
  }

  @Override
  public Openings openings() {
    return Openings.of(List.of(reason));
  }
}
