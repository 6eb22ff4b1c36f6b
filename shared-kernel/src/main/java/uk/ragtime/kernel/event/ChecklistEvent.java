package uk.ragtime.kernel.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.StreamId;

/** All that can happen to a checklist. */
public sealed interface ChecklistEvent extends DomainEvent {
  ChecklistCode checklist();

  @Override
  default StreamId stream() {
    return StreamId.of(checklist());
  }

  /** A version, counted from 1, was published; it never changes from then on. */
  record ChecklistVersionPublished(
      ChecklistCode checklist, int version, String title, List<Capability> capabilities)
      implements ChecklistEvent {}

  /**
   * One item of a checklist version, in the order in which it is shown.
   *
   * @param section the heading it stands under, such as {@code knowledge}
   * @param red what Red looks like; likewise amber and green
   * @param mapsFrom the capability of the version before that this one carries on; null in a first
   *     version and where nothing came before
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
      @Nullable CapabilityCode mapsFrom) {}
}
