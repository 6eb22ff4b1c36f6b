package uk.ragtime.command.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.CarriedOver;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;

/** The opening of an assessment by the first act that opens it. */
public final class Opening {
  private Opening() {}

  /** A draft of an open assessment: opens it if it is not started. */
  public static AssessmentDraft openIfNotStarted(
      Assessment state, AssessmentReferences references, Instant now) {
    AssessmentDraft draft = AssessmentDraft.from(state);
    switch (state) {
      case Assessment.NotStarted _ -> draft.add(opened(state, references, now));
      case Assessment.Open _,
          Assessment.Submitted _,
          Assessment.SignedOff _,
          Assessment.Excused _ -> {}
    }
    return draft;
  }

  private static AssessmentOpened opened(
      Assessment state, AssessmentReferences references, Instant now) {
    return new AssessmentOpened(
        references.cycle().code(),
        references.assessment().area(),
        references.assessment().agency(),
        references.cycle().checklist(),
        references.cycle().checklistVersion(),
        carriedOver(state, references, now));
  }

  /** The ratings in force at the opening, or at the end of a cycle of the past. */
  private static List<CarriedOver> carriedOver(
      Assessment state, AssessmentReferences references, Instant now) {
    LocalDate day = references.cycle().ratingDay(now);
    List<CarriedOver> carried = new ArrayList<>();
    for (Capability capability : references.checklistVersion().capabilities()) {
      DatedRatings.Entry entry = references.inForce(state, capability.code(), day);
      if (entry != null) {
        carried.add(
            new CarriedOver(
                capability.code(),
                entry.rating(),
                entry.cycle(),
                entry.from(),
                entry.isOfAgency() ? null : entry.stage()));
      }
    }
    return List.copyOf(carried);
  }
}
