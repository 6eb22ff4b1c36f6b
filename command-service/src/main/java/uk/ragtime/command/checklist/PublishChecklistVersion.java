package uk.ragtime.command.checklist;

import java.util.List;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Need;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;

/** Publish a version of a checklist; it never changes from then on. */
public record PublishChecklistVersion(
    PartnershipCode partnership,
    ChecklistCode checklist,
    int version,
    String title,
    List<Capability> capabilities)
    implements Command {
  public PublishChecklistVersion {
    capabilities = List.copyOf(capabilities);
  }

  @Override
  public StreamId stream() {
    return StreamId.of(checklist);
  }

  @Override
  public Need need() {
    return new Need.ToDo(Action.MANAGE_CHECKLISTS);
  }
}
