package uk.ragtime.query.signoff;

import java.util.ArrayList;
import java.util.List;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentReopened;
import uk.ragtime.kernel.event.AssessmentEvent.AssessmentSignedOff;
import uk.ragtime.kernel.sheet.AssessmentSheet;
import uk.ragtime.kernel.sheet.ChecklistDigest;
import uk.ragtime.kernel.sheet.Sheet;
import uk.ragtime.kernel.sheet.SheetEvent;
import uk.ragtime.query.assessment.AssessmentLog.Entry;

/**
 * A sign-off of an assessment.
 *
 * @param number from 1
 * @param inForce whether it was the last one, and the assessment was not reopened since
 */
record SignOff(int number, Entry entry, AssessmentSignedOff event, boolean inForce) {
  /**
   * All sign-offs among the events of an assessment.
   *
   * @param entries in the order of the log
   */
  static List<SignOff> of(List<Entry> entries) {
    List<SignOff> found = new ArrayList<>();
    for (Entry entry : entries) {
      boolean signs = entry.event() instanceof AssessmentSignedOff;
      if ((signs || entry.event() instanceof AssessmentReopened) && !found.isEmpty()) {
        found.add(found.removeLast().ended());
      }
      if (entry.event() instanceof AssessmentSignedOff event) {
        found.add(new SignOff(found.size() + 1, entry, event, true));
      }
    }
    return List.copyOf(found);
  }

  private SignOff ended() {
    return new SignOff(number, entry, event, false);
  }

  /** Makes the sheet that was signed once more, of the events that it covers. */
  Sheet sheet(PartnershipCode partnership, ChecklistDigest checklist, List<Entry> entries) {
    return sheetOf(
        partnership,
        checklist,
        entries.stream().filter(one -> one.position() <= event.position()).toList());
  }

  /** Makes the sheet that is in force, or else the one that would be signed now. */
  static Sheet currentSheet(
      PartnershipCode partnership, ChecklistDigest checklist, List<Entry> entries) {
    return of(entries).stream()
        .filter(SignOff::inForce)
        .findFirst()
        .map(signed -> signed.sheet(partnership, checklist, entries))
        .orElseGet(() -> sheetOf(partnership, checklist, entries));
  }

  private static Sheet sheetOf(
      PartnershipCode partnership, ChecklistDigest checklist, List<Entry> entries) {
    return AssessmentSheet.of(
        partnership,
        checklist,
        entries.stream()
            .map(one -> new SheetEvent(one.position(), one.version(), one.event()))
            .toList());
  }
}
