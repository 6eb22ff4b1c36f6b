package uk.ragtime.command.area;

import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/** Define an area, or revise its name or code. */
public record DefineArea(
    PartnershipCode partnership, AreaCode area, String name, @Nullable String gssCode)
    implements Command {
  public static final RequiredPermission PERMISSION =
      new RequiredPermission.RoleFor(Action.MANAGE_AREAS);

  @Override
  public StreamId stream() {
    return StreamId.of(area);
  }

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }
}
