package uk.ragtime.command.assessment;

import static uk.ragtime.command.decision.RefusalCode.AGENCY_NOT_IN_AREA;
import static uk.ragtime.command.decision.RefusalCode.AGENCY_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.AREA_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.CAPABILITY_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.CHECKLIST_UNKNOWN;

import uk.ragtime.command.agency.Agency;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.assessment.AssessmentCommand.AssessmentKey;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.CapabilityCode;

/**
 * What an assessment refers to: a cycle that rates a checklist, and what its agency said in the
 * other cycles of that checklist.
 */
record AssessmentReferences(
    AssessmentKey assessment, Cycle cycle, Checklist checklist, OtherAssessments others) {

  /**
   * @throws Refused if there is no such area or agency, or the one does not work in the other
   */
  static AssessmentReferences of(
      AssessmentKey assessment,
      Cycle cycle,
      Area area,
      Agency agency,
      Checklist checklist,
      OtherAssessments others) {
    switch (area) {
      case Area.Undefined _ ->
          throw new Refused(AREA_UNKNOWN, "There is no area " + assessment.area());
      case Area.Defined _ -> {}
    }
    switch (agency) {
      case Agency.Unknown _ ->
          throw new Refused(AGENCY_UNKNOWN, "There is no agency " + assessment.agency());
      case Agency.Participating known -> {
        if (!known.worksIn(assessment.area())) {
          throw new Refused(
              AGENCY_NOT_IN_AREA, assessment.agency() + " does not work in " + assessment.area());
        }
      }
    }
    return new AssessmentReferences(assessment, cycle, checklist, others);
  }

  Checklist.Version checklistVersion() {
    return checklist
        .version(cycle.checklistVersion())
        .orElseThrow(() -> new Refused(CHECKLIST_UNKNOWN));
  }

  void requireCapability(CapabilityCode capability) {
    if (!checklistVersion().has(capability)) {
      throw new Refused(
          CAPABILITY_UNKNOWN, "The cycle's checklist has no capability " + capability);
    }
  }
}
