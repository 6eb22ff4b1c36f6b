package uk.ragtime.command.assessment;

import static uk.ragtime.command.decision.RefusalCode.CAPABILITY_UNKNOWN;
import static uk.ragtime.command.decision.RefusalCode.CHECKLIST_UNKNOWN;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.agency.Agency;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.cycle.Cycle;
import uk.ragtime.command.cycle.Cycles;
import uk.ragtime.command.decision.DecisionReferences;
import uk.ragtime.command.decision.Refused;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Lineage;
import uk.ragtime.kernel.lineage.Woven;

/**
 * The reference data of one assessment: its cycle and checklist, and the agency's assessments in
 * the other cycles of that checklist.
 */
public record AssessmentReferences(
    AssessmentKey assessment, Cycle cycle, Checklist checklist, OtherAssessments others) {

  /**
   * Reads them; the only place where acts do.
   *
   * @throws Refused if there is no such cycle, area or agency, or the agency does not work in the
   *     area
   */
  public static AssessmentReferences read(AssessmentKey assessment, DecisionReferences references) {
    Cycles cycles = references.read(StreamId.CYCLES, Cycles.streamType());
    Cycle cycle = cycles.require(assessment.cycle());
    List<Cycle> others =
        cycles.of(cycle.checklist()).stream().filter(other -> !other.equals(cycle)).toList();
    return of(
        assessment,
        cycle,
        references.read(StreamId.of(assessment.area()), Area.streamType()),
        references.read(StreamId.of(assessment.agency()), Agency.streamType()),
        references.read(StreamId.of(cycle.checklist()), Checklist.streamType()),
        new OtherAssessments(
            others,
            other ->
                references.read(assessment.in(other.code()).stream(), Assessment.streamType())));
  }

  static AssessmentReferences of(
      AssessmentKey assessment,
      Cycle cycle,
      Area area,
      Agency agency,
      Checklist checklist,
      OtherAssessments others) {
    area.requireDefined(assessment.area());
    agency.requireWorkingIn(assessment.area(), assessment.agency());
    return new AssessmentReferences(assessment, cycle, checklist, others);
  }

  public Checklist.Version checklistVersion() {
    return checklist
        .version(cycle.checklistVersion())
        .orElseThrow(() -> new Refused(CHECKLIST_UNKNOWN));
  }

  /**
   * @throws Refused with {@code capability-unknown}
   */
  public void requireCapability(CapabilityCode capability) {
    if (!checklistVersion().has(capability)) {
      throw new Refused(
          CAPABILITY_UNKNOWN, "The cycle's checklist has no capability " + capability);
    }
  }

  /**
   * The rating of a capability in force on a day, as a profile of that day shows it, whichever
   * cycle it was given in.
   *
   * @param own the state of this assessment
   * @return null if there is none
   */
  public DatedRatings.@Nullable Entry inForce(
      Assessment own, CapabilityCode capability, LocalDate day) {
    Lineage lineage = checklist.lineage();
    Woven<DatedRatings.Entry> woven =
        lineage
            .ancestry(cycle.checklistVersion(), capability)
            .weave(
                line -> latest(own, line, day),
                DatedRatings.Entry::rating,
                DatedRatings.Entry.IN_ORDER);
    return switch (woven) {
      case Woven.One<DatedRatings.Entry> one -> one.entry();
      case Woven.Nothing<DatedRatings.Entry> _, Woven.Regrouped<DatedRatings.Entry> _ -> null;
    };
  }

  private DatedRatings.@Nullable Entry latest(Assessment own, Line line, LocalDate day) {
    DatedRatings.Entry ownEntry =
        checklist
            .lineage()
            .code(line, cycle.checklistVersion())
            .map(code -> own.ratingsOf(code).on(day))
            .orElse(null);
    return others.latest(checklist.lineage(), line, day, ownEntry);
  }
}
