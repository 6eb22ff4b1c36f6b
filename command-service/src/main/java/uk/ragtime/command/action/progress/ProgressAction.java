package uk.ragtime.command.action.progress;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.action.ActionCommand;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.ActionStatus;
import uk.ragtime.kernel.PartnershipCode;

/**
 * Report that an action is under way, done or dropped.
 *
 * @param on the day from which it is; null for today
 * @param note null if nothing is noted
 */
public record ProgressAction(
    PartnershipCode partnership,
    ActionCode action,
    ActionStatus status,
    @Nullable LocalDate on,
    @Nullable Sealed note)
    implements ActionCommand {
  @Override
  public Openings openings() {
    return note == null ? Openings.NONE : Openings.of(List.of(note));
  }
}
