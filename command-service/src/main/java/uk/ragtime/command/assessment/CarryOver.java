package uk.ragtime.command.assessment;

import java.util.ArrayList;
import java.util.List;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;

/** What an agency's last assessment leaves to the next one in the same area. */
final class CarryOver {
  private CarryOver() {}

  /**
   * What stood at the end of the last assessment, under the names that the capabilities have in the
   * checklist version that is rated now. Each keeps the cycle in which somebody last looked at it.
   *
   * @param last the last assessment of the same checklist
   */
  static List<CarriedOver> from(Assessment last, Checklist checklist, int version) {
    return switch (last) {
      case Assessment.NotOpened _ -> List.of();
      case Assessment.Open open -> from(open, checklist, version);
    };
  }

  private static List<CarriedOver> from(Assessment.Open last, Checklist checklist, int version) {
    List<CarriedOver> carried = new ArrayList<>();
    List<Capability> capabilities =
        checklist.version(version).map(Checklist.Version::capabilities).orElse(List.of());
    for (Capability capability : capabilities) {
      checklist
          .traceBack(capability.code(), version, last.checklistVersion())
          .map(origin -> last.ratingsOf(origin).latest())
          .map(e -> new CarriedOver(capability.code(), e.rating(), e.cycle(), e.from()))
          .ifPresent(carried::add);
    }
    return List.copyOf(carried);
  }
}
