package uk.ragtime.kernel.sheet;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExcused;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExpected;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentExtended;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentOpened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.AssessmentEvent.CapabilitiesAssigned;
import uk.ragtime.kernel.event.AssessmentEvent.ChallengeAnswered;
import uk.ragtime.kernel.event.AssessmentEvent.RatingAgreed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChallenged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingChanged;
import uk.ragtime.kernel.event.AssessmentEvent.RatingReconfirmed;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;

/**
 * Makes the sheet of an assessment. Texts are on it as the seals that the events hold, so that
 * erasing one breaks no sheet and none can be guessed from a sheet.
 */
public final class AssessmentSheet {
  /** The form in which assessments are signed. */
  public static final int FORM = 1;

  private static final String KIND = "ragtime sign-off";

  private final Map<CapabilityCode, CapabilityWords> words = new HashMap<>();

  private AssessmentSheet() {}

  /**
   * Makes the sheet, in the present form.
   *
   * @param events all of the assessment up to the sign-off, in order
   * @throws IllegalArgumentException if there are none
   */
  public static Sheet of(
      PartnershipCode partnership, ChecklistDigest checklist, List<SheetEvent> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("an assessment without events has no sheet");
    }
    AssessmentSheet sheet = new AssessmentSheet();
    events.forEach(sheet::read);
    SheetEvent last = events.getLast();
    return Sheet.of(
        KIND,
        FORM,
        Map.of(
            "form", FORM,
            "partnership", partnership.value(),
            "cycle", last.event().cycle().value(),
            "area", last.event().area().value(),
            "agency", last.event().agency().value(),
            "position", last.position(),
            "version", last.version(),
            "checklist",
                Map.of(
                    "code", checklist.checklist().value(),
                    "version", checklist.version(),
                    "sha256", checklist.sha256()),
            "ratings",
                checklist.capabilities().stream()
                    .map(capability -> sheet.of(capability).onSheet(capability))
                    .toList()));
  }

  private void read(SheetEvent recorded) {
    long at = recorded.position();
    AssessmentEvent event = recorded.event();
    switch (event) {
      case RatingChanged e -> {
        of(e.capability()).overtakeChallenges(at);
        of(e.capability())
            .add(at, e.stage(), e.to(), e.effectiveOn(), e.rationaleSeal(), e.evidenceSeal());
      }
      case RatingReconfirmed e ->
          of(e.capability())
              .add(at, e.stage(), e.rating(), e.effectiveOn(), e.remarkSeal(), e.evidenceSeal());
      case RatingWithdrawn e -> {
        of(e.capability()).overtakeChallenges(at);
        of(e.capability()).withdraw(e.withdrawn());
      }
      case RatingChallenged e ->
          of(e.capability())
              .add(
                  at,
                  Stage.CHALLENGED,
                  e.sees(),
                  e.effectiveOn(),
                  e.rationaleSeal(),
                  e.evidenceSeal());
      case RatingAgreed e ->
          of(e.capability())
              .add(at, Stage.AGREED, e.to(), e.effectiveOn(), e.rationaleSeal(), null);
      case AssessmentOpened _,
          AssessmentSubmitted _,
          ChallengeAnswered _,
          AssessmentSignedOff _,
          AssessmentReopened _,
          AssessmentExtended _,
          AssessmentExcused _,
          AssessmentExpected _,
          CapabilitiesAssigned _ -> {}
    }
  }

  private CapabilityWords of(CapabilityCode capability) {
    return words.computeIfAbsent(capability, _ -> new CapabilityWords());
  }
}
