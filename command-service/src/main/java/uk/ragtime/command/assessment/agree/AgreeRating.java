package uk.ragtime.command.assessment.agree;

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
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;

/**
 * Record the rating on which both sides settled.
 *
 * @param rationale null if none is given
 * @param as the capacity that counts; null for the first that the sender has
 */
public record AgreeRating(
    AssessmentKey assessment,
    CapabilityCode capability,
    Rating rating,
    @Nullable Sealed rationale,
    @Nullable Capacity as)
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
    return rationale == null ? Openings.NONE : Openings.of(List.of(rationale));
  }
}
