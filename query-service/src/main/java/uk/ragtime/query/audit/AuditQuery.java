package uk.ragtime.query.audit;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.RecordedRange;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.web.CorrelationId;

/**
 * Which entries of the audit are asked for; what is null is not asked about.
 *
 * @param capability with all that it was called and all that it carries on; by the name that it had
 *     last, or in the cycle where one is asked for
 */
record AuditQuery(
    @Nullable AreaCode area,
    @Nullable AgencyCode agency,
    @Nullable CapabilityCode capability,
    @Nullable ChecklistCode checklist,
    @Nullable CycleCode cycle,
    @Nullable MemberCode member,
    @Nullable String correlation,
    RecordedRange recorded,
    AuditOrder order,
    Page page) {

  /** An id as {@code X-Correlation-Id} takes it; null where it is left out. */
  static @Nullable String correlation(String name, @Nullable String value) {
    try {
      return value == null ? null : new CorrelationId(value, true).value();
    } catch (IllegalArgumentException e) {
      throw Refusals.parameter(name, "is 1 to 64 letters, digits, dots, underscores and hyphens");
    }
  }
}
