package uk.ragtime.command.profile.signoff;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/**
 * Sign an area's profile off, of the assessments of these agencies.
 *
 * @param statement null if none is made
 */
public record SignOffProfile(
    PartnershipCode partnership,
    CycleCode cycle,
    AreaCode area,
    Set<AgencyCode> agencies,
    @Nullable Sealed statement)
    implements Command {
  public static final RequiredPermission PERMISSION =
      new RequiredPermission.RoleFor(Action.MODERATE);

  public SignOffProfile {
    agencies = new TreeSet<>(agencies);
  }

  @Override
  public StreamId stream() {
    return StreamId.profile(cycle, area);
  }

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }

  @Override
  public Openings openings() {
    return statement == null ? Openings.NONE : Openings.of(List.of(statement));
  }
}
