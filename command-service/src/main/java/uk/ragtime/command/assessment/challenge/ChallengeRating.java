package uk.ragtime.command.assessment.challenge;

import java.util.Set;
import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.Remarks;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;

/** See a capability otherwise than the agency. */
public record ChallengeRating(
    AssessmentKey assessment, CapabilityCode capability, Rating sees, Remarks remarks)
    implements AssessmentCommand {
  static final Set<Capacity> ACCEPTED = Set.of(Capacity.REVIEWER);

  static RequiredPermission permission(AgencyCode agency) {
    return new RequiredPermission.InCapacity(agency, ACCEPTED);
  }

  @Override
  public RequiredPermission requiredPermission() {
    return permission(assessment.agency());
  }

  @Override
  public Openings openings() {
    return Openings.of(remarks.sealed());
  }
}
