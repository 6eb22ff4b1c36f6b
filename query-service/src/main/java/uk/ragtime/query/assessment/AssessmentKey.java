package uk.ragtime.query.assessment;

import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CycleCode;

/** Names one agency's assessment in one area in one cycle. */
public record AssessmentKey(CycleCode cycle, AreaCode area, AgencyCode agency) {}
