package uk.ragtime.command.assessment.assign;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.assessment.AssessmentCommand;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.MemberCode;

/**
 * Ask a member of the agency to look at capabilities.
 *
 * @param capabilities all that the member is asked for; empty withdraws the assignment
 * @param dueOn null if no day is named
 * @param as the capacity that counts; null for the first that the sender has
 */
public record AssignCapabilities(
    AssessmentKey assessment,
    MemberCode member,
    Set<CapabilityCode> capabilities,
    @Nullable LocalDate dueOn,
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

  /** Omits the member, because commands are logged. */
  @Override
  public String toString() {
    return "AssignCapabilities[" + assessment + ", " + capabilities + "]";
  }
}
