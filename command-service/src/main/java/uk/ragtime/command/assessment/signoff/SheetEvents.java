package uk.ragtime.command.assessment.signoff;

import static uk.ragtime.command.decision.RefusalCode.CHECKLIST_UNKNOWN;

import java.util.List;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.decision.DecisionReferences;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.command.decision.StoredEvent;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.event.ChecklistEvent.ChecklistVersionPublished;
import uk.ragtime.kernel.sheet.ChecklistDigest;
import uk.ragtime.kernel.sheet.SheetEvent;

/** Reads the log for a sheet; states have too little for it, and signing is rare. */
final class SheetEvents {
  private SheetEvents() {}

  /** The events of an assessment. */
  static List<SheetEvent> of(StreamId assessment, DecisionReferences references) {
    return references.eventsOf(assessment).stream()
        .map(stored ->
            new SheetEvent(stored.position(), stored.version(), (AssessmentEvent) stored.event()))
        .toList();
  }

  /** The digest of the version that the assessment is of. */
  static ChecklistDigest digest(AssessmentReferences references, DecisionReferences log) {
    Cycle cycle = references.cycle();
    StoredEvent published =
        log.eventsOf(StreamId.of(cycle.checklist())).stream()
            .filter(stored ->
                stored.event() instanceof ChecklistVersionPublished version
                    && version.version() == cycle.checklistVersion())
            .findFirst()
            .orElseThrow(() -> new Refused(CHECKLIST_UNKNOWN));
    return ChecklistDigest.of(
        cycle.checklist(),
        cycle.checklistVersion(),
        references.checklistVersion().capabilities().stream().map(Capability::code).toList(),
        published.data());
  }
}
