package uk.ragtime.query.audit;

import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.access.MemberReference;
import uk.ragtime.query.access.Page;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.RecordedRange;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.web.CorrelationId;

/**
 * Filters, order and page of an audit query. A null filter matches everything.
 *
 * @param capability matches under all codes it had, and with the capabilities it continues; named
 *     by its last code, or by its code in the version or the cycle if one is given
 * @param version of the checklist, in which the capability has its code
 * @param kinds of acts to be listed
 */
record AuditQuery(
    @Nullable AreaCode area,
    @Nullable AgencyCode agency,
    @Nullable CapabilityCode capability,
    @Nullable ChecklistCode checklist,
    @Nullable Integer version,
    @Nullable CycleCode cycle,
    @Nullable MemberReference member,
    @Nullable String correlation,
    RecordedRange recorded,
    AuditOrder order,
    Page page,
    AuditKinds kinds) {

  /** Parses the version of a checklist; null if absent. */
  static @Nullable Integer version(@Nullable String value, @Nullable ChecklistCode checklist) {
    if (value == null) {
      return null;
    }
    if (checklist == null) {
      throw Refusals.parameter("version", "needs the checklist that it is a version of");
    }
    return Math.toIntExact(Parameters.number("version", value, 1, Integer.MAX_VALUE));
  }

  /** Parses an id of the form that {@code X-Correlation-Id} accepts; null if absent. */
  static @Nullable String correlation(String name, @Nullable String value) {
    try {
      return value == null ? null : new CorrelationId(value, true).value();
    } catch (IllegalArgumentException e) {
      throw Refusals.parameter(name, "is 1 to 64 letters, digits, dots, underscores and hyphens");
    }
  }
}
