package uk.ragtime.command.assessment.signoff;

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
import uk.ragtime.kernel.SheetHash;

/**
 * Sign an assessment off.
 *
 * @param hash of the sheet that was shown; null to sign whatever there is
 * @param statement null if none is made
 * @param as the capacity that counts; null for the first that the sender has
 */
public record SignOffAssessment(
    AssessmentKey assessment,
    @Nullable SheetHash hash,
    @Nullable Sealed statement,
    @Nullable Capacity as)
    implements AssessmentCommand {
  static final Set<Capacity> ACCEPTED = Set.of(Capacity.LEAD, Capacity.COORDINATOR);

  static RequiredPermission permission(AgencyCode agency) {
    return new RequiredPermission.InCapacity(agency, ACCEPTED);
  }

  @Override
  public RequiredPermission requiredPermission() {
    return permission(assessment.agency());
  }

  @Override
  public Openings openings() {
    return statement == null ? Openings.NONE : Openings.of(List.of(statement));
  }
}
