package uk.ragtime.command.member.invite;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.SealedPerson;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.MemberHandle;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Role;

/**
 * Invite a person to become a member. Replaces an earlier invitation.
 *
 * @param fresh the handle of a person whom the partnership does not know yet
 * @param person a former holder of the member code keeps the name
 * @param expiresOn the last day on which it can be accepted; two weeks from now if null
 */
public record InviteMember(
    PartnershipCode partnership,
    MemberHandle fresh,
    SealedPerson person,
    Set<Role> roles,
    Set<AgencyCode> agencies,
    @Nullable LocalDate expiresOn)
    implements Command {
  /** Required of every sender, checked before the roles in the body are known. */
  static final RequiredPermission LEAST_PERMISSION =
      new RequiredPermission.MemberAdministration(true);

  /** Orders roles and agencies, so that equal invitations are recorded equally. */
  public InviteMember {
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
    return new Openings(List.of(), person, null);
  }

  /** Omits the person, because commands are logged. */
  @Override
  public String toString() {
    return "InviteMember[" + partnership + " as " + roles + "]";
  }
}
