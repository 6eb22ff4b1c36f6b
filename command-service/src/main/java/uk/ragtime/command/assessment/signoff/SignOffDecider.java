package uk.ragtime.command.assessment.signoff;

import static uk.ragtime.command.decision.RefusalCode.CHALLENGES_OPEN;
import static uk.ragtime.command.decision.RefusalCode.NOT_ALL_AGREED;
import static uk.ragtime.command.decision.RefusalCode.SHEET_CHANGED;

import java.util.List;
import uk.ragtime.command.assessment.Act;
import uk.ragtime.command.assessment.Assessment;
import uk.ragtime.command.assessment.AssessmentDecider;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.command.assessment.AssessmentReferences;
import uk.ragtime.command.decision.Capacity;
import uk.ragtime.command.decision.DecisionContext;
import uk.ragtime.command.decision.RefusalCode;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ReviewRule;
import uk.ragtime.kernel.event.AssessmentEvent;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.event.ChecklistEvent.Capability;
import uk.ragtime.kernel.sheet.AssessmentSheet;
import uk.ragtime.kernel.sheet.Sheet;
import uk.ragtime.kernel.sheet.SheetEvent;

/** Signs the sheet of an assessment on which nothing is open. */
public final class SignOffDecider extends AssessmentDecider<SignOffAssessment> {
  public SignOffDecider() {
    super(SignOffAssessment.class, Act.SIGN_OFF);
  }

  /** A sheet that was signed is signed once; another one cannot be signed in its place. */
  @Override
  protected boolean takes(
      Act asked,
      Assessment state,
      AssessmentReferences references,
      SignOffAssessment command,
      DecisionContext context) {
    boolean taken = super.takes(asked, state, references, command, context);
    if (state instanceof Assessment.SignedOff signed
        && command.hash() != null
        && !command.hash().equals(signed.hash())) {
      throw new Refused(SHEET_CHANGED, "Another sheet has been signed already");
    }
    return taken;
  }

  @Override
  protected List<AssessmentEvent> act(
      Assessment state,
      AssessmentReferences references,
      SignOffAssessment command,
      DecisionContext context) {
    Capacity capacity =
        context.actor().capacities().choose(command.as(), SignOffAssessment.ACCEPTED);
    requireSettled(state, references);
    AssessmentKey key = command.assessment();
    List<SheetEvent> events = SheetEvents.of(key.stream(), context.references());
    Sheet sheet =
        AssessmentSheet.of(
            key.partnership(), SheetEvents.digest(references, context.references()), events);
    if (command.hash() != null && !command.hash().equals(sheet.hash())) {
      throw new Refused(SHEET_CHANGED);
    }
    return List.of(
        new AssessmentSignedOff(
            key.cycle(),
            key.area(),
            key.agency(),
            events.getLast().position(),
            events.getLast().version(),
            sheet.form(),
            sheet.hash(),
            command.statement() == null ? null : command.statement().seal(),
            capacity == Capacity.COORDINATOR));
  }

  private static void requireSettled(Assessment state, AssessmentReferences references) {
    refuse(CHALLENGES_OPEN, "challenged", "has an open challenge", state.challenged());
    if (references.cycle().rules().review() == ReviewRule.EVERY) {
      refuse(
          NOT_ALL_AGREED,
          "not-agreed",
          "is not agreed",
          references.checklistVersion().capabilities().stream()
              .map(Capability::code)
              .filter(code -> state.of(code).agreed() == null)
              .toList());
    }
  }

  private static void refuse(
      RefusalCode refusal, String code, String message, List<CapabilityCode> unsettled) {
    if (!unsettled.isEmpty()) {
      throw new Refused(
          refusal,
          refusal.title(),
          unsettled.stream()
              .map(capability -> new Refused.Fault(capability.value(), code, message))
              .toList());
    }
  }
}
