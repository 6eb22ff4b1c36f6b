package uk.ragtime.command.erasure.erase;

import java.util.Set;
import java.util.TreeSet;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.ErasureGround;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.seal.TextPlace;

/**
 * Erase members who have left, and texts.
 *
 * @param textsToo whether the texts that the members wrote are erased with them
 */
public record Erase(
    PartnershipCode partnership,
    Set<MemberCode> members,
    boolean textsToo,
    Set<TextPlace> places,
    ErasureGround ground)
    implements Command {
  static final RequiredPermission PERMISSION =
      new RequiredPermission.RoleFor(Action.MANAGE_MEMBERS);

  public Erase {
    members = new TreeSet<>(members);
    places = new TreeSet<>(places);
  }

  @Override
  public StreamId stream() {
    return StreamId.ERASURES;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }

  /** Omits the members, because commands are logged. */
  @Override
  public String toString() {
    return "Erase[" + partnership + ", " + places + ", " + ground + "]";
  }
}
