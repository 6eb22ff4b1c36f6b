package uk.ragtime.command.action.plan;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.action.ActionCommand;
import uk.ragtime.command.decision.Openings;
import uk.ragtime.command.decision.Sealed;
import uk.ragtime.kernel.ActionCode;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;

/**
 * Plan an action, or revise its plan.
 *
 * @param what null if there is no more to it than the title
 * @param aim the rating aimed at; null if none is named
 */
public record PlanAction(
    PartnershipCode partnership,
    ActionCode action,
    AgencyCode agency,
    AreaCode area,
    ChecklistCode checklist,
    Set<CapabilityCode> capabilities,
    Sealed title,
    @Nullable Sealed what,
    @Nullable Rating aim,
    LocalDate dueOn)
    implements ActionCommand {
  public PlanAction {
    capabilities = new TreeSet<>(capabilities);
  }

  @Override
  public Openings openings() {
    return Openings.of(Stream.of(title, what).filter(Objects::nonNull).toList());
  }
}
