package uk.ragtime.command.member;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Role;

/**
 * Give out a code by which somebody becomes a member; an earlier one is void.
 *
 * @param displayName kept in the directory, never in an event; whoever held the code before keeps
 *     their name
 * @param expiresOn the last day on which the code is taken; two weeks from now if null
 */
public record InviteMember(
    PartnershipCode partnership,
    MemberCode member,
    String displayName,
    Set<Role> roles,
    Set<AgencyCode> agencies,
    @Nullable LocalDate expiresOn)
    implements Command {
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

  /** Says nothing about who it is: commands end up in logs. */
  @Override
  public String toString() {
    return "InviteMember[" + partnership + "/" + member + " as " + roles + "]";
  }
}
