package uk.ragtime.command.cycle.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;

/**
 * Schedule a review cycle, or change its name, dates or rules.
 *
 * @param rules null for those that hold already, or the default ones
 * @param reason null if none is given
 */
public record ScheduleCycle(
    PartnershipCode partnership,
    CycleCode cycle,
    String name,
    ChecklistCode checklist,
    int checklistVersion,
    LocalDate opensOn,
    Instant cutOff,
    boolean historic,
    @Nullable CycleRules rules,
    @Nullable Sealed reason)
    implements Command {
  public static final RequiredPermission PERMISSION =
      new RequiredPermission.RoleFor(Action.MANAGE_CYCLES);

  /** Without rules and a reason. */
  public ScheduleCycle(
      PartnershipCode partnership,
      CycleCode cycle,
      String name,
      ChecklistCode checklist,
      int checklistVersion,
      LocalDate opensOn,
      Instant cutOff,
      boolean historic) {
    this(
        partnership,
        cycle,
        name,
        checklist,
        checklistVersion,
        opensOn,
        cutOff,
        historic,
        null,
        null);
  }

  @Override
  public StreamId stream() {
    return StreamId.CYCLES;
  }

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }

  @Override
  public Openings openings() {
    return Openings.of(reason == null ? List.of() : List.of(reason));
  }
}
