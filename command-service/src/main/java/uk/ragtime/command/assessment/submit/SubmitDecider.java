package uk.ragtime.command.assessment.submit;

import static uk.ragtime.command.decision.RefusalCode.ASSESSMENT_INCOMPLETE;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.assessment.DatedRatings;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleRules;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSubmitted;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;

/**
 * Submits an assessment of which every capability was looked at, with the grounds that the cycle
 * asks for.
 */
public final class SubmitDecider extends AssessmentDecider<SubmitAssessment> {
  public SubmitDecider() {
    super(SubmitAssessment.class, Act.SUBMIT);
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      SubmitAssessment command,
      DecisionContext context) {
    LocalDate day = references.cycle().ratingDay(context.now());
    List<Refused.Fault> faults = new ArrayList<>();
    for (Capability capability : references.checklistVersion().capabilities()) {
      missing(state, references, capability.code(), day)
          .forEach(missing ->
              faults.add(
                  new Refused.Fault(capability.code().value(), missing.code, missing.message)));
    }
    if (!faults.isEmpty()) {
      throw new Refused(ASSESSMENT_INCOMPLETE, ASSESSMENT_INCOMPLETE.title(), faults);
    }
    AssessmentKey key = command.assessment();
    return List.of(
        new AssessmentSubmitted(key.cycle(), key.area(), key.agency(), context.actor().onBehalf()));
  }

  /** Reasons for which a capability is not ready. */
  private enum Missing {
    NOT_RATED("not-rated", "is not rated"),
    ONLY_CARRIED_OVER("only-carried-over", "was carried over and not looked at"),
    RATIONALE("rationale-missing", "needs a rationale"),
    EVIDENCE("evidence-missing", "needs evidence");

    private final String code;
    private final String message;

    Missing(String code, String message) {
      this.code = code;
      this.message = message;
    }
  }

  private static List<Missing> missing(
      Assessment state, AssessmentReferences references, CapabilityCode capability, LocalDate day) {
    DatedRatings.Entry own = state.ratingsOf(capability).on(day);
    if (own == null) {
      boolean carriedOver = references.inForce(state, capability, day) != null;
      return List.of(carriedOver ? Missing.ONLY_CARRIED_OVER : Missing.NOT_RATED);
    }
    CycleRules rules = references.cycle().rules();
    DatedRatings.Grounds grounds = state.ratingsOf(capability).groundsOn(day);
    List<Missing> missing = new ArrayList<>();
    if (rules.rationaleFor().contains(own.rating()) && !grounds.rationale()) {
      missing.add(Missing.RATIONALE);
    }
    if (rules.evidenceFor().contains(own.rating()) && !grounds.evidence()) {
      missing.add(Missing.EVIDENCE);
    }
    return missing;
  }
}
