package uk.ragtime.command.member.enrol;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.SealedIdentity;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Role;

/**
 * Make a person a member, or change a member's identity, roles, agencies or name.
 *
 * @param fresh the handle of a person whom the partnership does not know yet
 * @param identity the sign-in; null to change a current member, who keeps theirs
 * @param operator whether the person is an operator of the installation
 */
public record EnrolMember(
    PartnershipCode partnership,
    MemberHandle fresh,
    SealedPerson person,
    @Nullable SealedIdentity identity,
    Set<Role> roles,
    Set<AgencyCode> agencies,
    boolean operator)
    implements Command {
  /** Required of every sender, checked before the roles in the body are known. */
  static final RequiredPermission LEAST_PERMISSION =
      new RequiredPermission.MemberAdministration(true);

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

  public MemberCode member() {
    return person.code();
  }

  @Override
  public Openings openings() {
    return new Openings(List.of(), person, identity);
  }

  /** Omits the person, because commands are logged. */
  @Override
  public String toString() {
    return "EnrolMember[" + partnership + " as " + roles + "]";
  }
}
