package uk.ragtime.command.assessment;

import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** Identifies one assessment. */
public record AssessmentKey(
    PartnershipCode partnership, CycleCode cycle, AreaCode area, AgencyCode agency) {
  public StreamId stream() {
    return StreamId.of(cycle, area, agency);
  }

  /** The same agency's assessment of the same area in another cycle. */
  AssessmentKey in(CycleCode other) {
    return new AssessmentKey(partnership, other, area, agency);
  }
}
