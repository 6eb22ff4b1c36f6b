package uk.ragtime.command.assessment.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;

/**
 * Answer a challenge.
 *
 * @param offers null to keep to the agency's own rating
 */
public record AnswerChallenge(
    AssessmentKey assessment, CapabilityCode capability, @Nullable Rating offers, Sealed rationale)
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
    return Openings.of(List.of(rationale));
  }
}
