package uk.ragtime.command.assessment.withdraw;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.Remarks;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;

/**
 * Withdraw a rating of the agency, or give it for another day.
 *
 * @param position of the event that gave or reconfirmed the rating
 * @param remarks of the rating that is given anew
 * @param effectiveOn the day that it should have been given for; null to withdraw it only
 */
public record WithdrawRating(
    AssessmentKey assessment,
    CapabilityCode capability,
    long position,
    Sealed reason,
    Remarks remarks,
    @Nullable LocalDate effectiveOn)
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
    return Openings.of(Stream.concat(Stream.of(reason), remarks.sealed().stream()).toList());
  }
}
