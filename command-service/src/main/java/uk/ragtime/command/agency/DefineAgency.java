package uk.ragtime.command.agency;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/** Define an agency, or revise its name, sector, areas or code. */
public record DefineAgency(
    PartnershipCode partnership,
    AgencyCode agency,
    String name,
    Sector sector,
    Set<AreaCode> areas,
    @Nullable String odsCode)
    implements Command {
  public static final RequiredPermission PERMISSION =
      new RequiredPermission.RoleFor(Action.MANAGE_AGENCIES);

  /** Orders the areas, so that equal agencies are recorded equally. */
  public DefineAgency {
    areas = new TreeSet<>(areas);
  }

  @Override
  public StreamId stream() {
    return StreamId.of(agency);
  }

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }
}
