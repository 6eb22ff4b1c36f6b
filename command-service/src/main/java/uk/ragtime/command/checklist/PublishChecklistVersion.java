package uk.ragtime.command.checklist;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.RequiredPermission;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.access.Action;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;

/**
 * Publish a version of a checklist, which is immutable from then on.
 *
 * @param dropped the capabilities of the version before that nothing continues; null if not stated
 * @param accountsForAll whether it must account for every capability of the version before
 */
public record PublishChecklistVersion(
    PartnershipCode partnership,
    ChecklistCode checklist,
    int version,
    String title,
    List<Capability> capabilities,
    @Nullable Set<CapabilityCode> dropped,
    boolean accountsForAll,
    Languages languages)
    implements Command {
  public static final RequiredPermission PERMISSION =
      new RequiredPermission.RoleFor(Action.MANAGE_CHECKLISTS);

  public PublishChecklistVersion {
    capabilities = List.copyOf(capabilities);
    dropped = dropped == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(dropped));
  }

  /** A version in English alone. */
  public PublishChecklistVersion(
      PartnershipCode partnership,
      ChecklistCode checklist,
      int version,
      String title,
      List<Capability> capabilities,
      @Nullable Set<CapabilityCode> dropped,
      boolean accountsForAll) {
    this(
        partnership,
        checklist,
        version,
        title,
        capabilities,
        dropped,
        accountsForAll,
        Languages.NONE);
  }

  /** The dropped capabilities in their order. */
  Set<CapabilityCode> droppedOnes() {
    return dropped == null ? Set.of() : dropped;
  }

  @Override
  public StreamId stream() {
    return StreamId.of(checklist);
  }

  @Override
  public RequiredPermission requiredPermission() {
    return PERMISSION;
  }
}
