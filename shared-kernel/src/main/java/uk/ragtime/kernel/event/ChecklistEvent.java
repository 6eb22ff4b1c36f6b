package uk.ragtime.kernel.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.lineage.Origin;

/** All that can happen to a checklist. */
public sealed interface ChecklistEvent extends DomainEvent {
  ChecklistCode checklist();

  @Override
  default StreamId stream() {
    return StreamId.of(checklist());
  }

  /**
   * A version, counted from 1, was published; it never changes from then on.
   *
   * @param dropped the capabilities of the version before that nothing carries on; null where the
   *     version does not say
   */
  record ChecklistVersionPublished(
      ChecklistCode checklist,
      int version,
      String title,
      List<Capability> capabilities,
      @Nullable Set<CapabilityCode> dropped)
      implements ChecklistEvent {}

  /**
   * One item of a checklist version, in the order in which it is shown.
   *
   * @param section the heading it stands under, such as {@code knowledge}
   * @param red what Red looks like; likewise amber and green
   * @param origin what it carries on of the version before; null where it does not say, which means
   *     the item of the same code, if there is one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Capability(
      CapabilityCode code,
      String title,
      String section,
      String guidance,
      String red,
      String amber,
      String green,
      @Nullable Origin origin) {}
}
