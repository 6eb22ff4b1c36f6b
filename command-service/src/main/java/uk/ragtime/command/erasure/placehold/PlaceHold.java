package uk.ragtime.command.erasure.placehold;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.HoldNumber;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/**
 * Forbid erasures of members and cycles, or change what a hold forbids.
 *
 * @param until the last day on which it holds; null until it is lifted
 */
public record PlaceHold(
    PartnershipCode partnership,
    HoldNumber hold,
    Set<MemberCode> members,
    Set<CycleCode> cycles,
    Sealed reason,
    @Nullable LocalDate until)
    implements Command {
  static final RequiredPermission PERMISSION =
      new RequiredPermission.RoleFor(Action.MANAGE_MEMBERS);

  public PlaceHold {
    members = new TreeSet<>(members);
    cycles = new TreeSet<>(cycles);
  }

  @Override
  public StreamId stream() {
    return StreamId.ERASURES;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }

  @Override
  public Openings openings() {
    return Openings.of(List.of(reason));
  }

  /** Omits the members, because commands are logged. */
  @Override
  public String toString() {
    return "PlaceHold[" + partnership + ", " + hold + "]";
  }
}
