package uk.ragtime.command.cycle.schedule;

import java.time.Instant;
import java.time.LocalDate;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/** Schedule a review cycle, or change its name or dates. */
public record ScheduleCycle(
    PartnershipCode partnership,
    CycleCode cycle,
    String name,
    ChecklistCode checklist,
    int checklistVersion,
    LocalDate opensOn,
    Instant cutOff,
    boolean historic)
    implements Command {
  public static final RequiredPermission PERMISSION =
      new RequiredPermission.RoleFor(Action.MANAGE_CYCLES);

  @Override
  public StreamId stream() {
    return StreamId.CYCLES;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }
}
