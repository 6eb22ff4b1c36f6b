package uk.ragtime.command.member;

import java.util.Set;
import java.util.TreeSet;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.Identity;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Role;

/**
 * Make somebody a member, or change what they are.
 *
 * @param displayName kept in the directory, never in an event
 * @param operator whether this person runs the installation
 */
public record EnrolMember(
    PartnershipCode partnership,
    MemberCode member,
    Identity identity,
    String displayName,
    Set<Role> roles,
    Set<AgencyCode> agencies,
    boolean operator)
    implements Command {
  /** Orders roles and agencies, so that equal memberships are recorded equally. */
  public EnrolMember {
    roles = new TreeSet<>(roles);
    agencies = new TreeSet<>(agencies);
  }

  @Override
  public StreamId stream() {
    return StreamId.MEMBERS;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return RequiredPermission.MemberAdministration.forRoles(roles);
  }

  /** Says nothing about who it is: commands end up in logs. */
  @Override
  public String toString() {
    return "EnrolMember[" + partnership + "/" + member + " as " + roles + "]";
  }
}
