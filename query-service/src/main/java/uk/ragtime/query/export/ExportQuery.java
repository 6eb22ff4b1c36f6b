package uk.ragtime.query.export;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.profile.RollUpRule;

/**
 * Which rows are asked for; what is null is not asked about.
 *
 * @param asOf null for a cycle's outcome where a cycle is asked for, else for now
 * @param from recorded at or after this
 * @param before recorded before this
 * @param names whether the reader may see the names of members
 */
record ExportQuery(
    @Nullable AreaCode area,
    @Nullable AgencyCode agency,
    @Nullable CapabilityCode capability,
    @Nullable ChecklistCode checklist,
    @Nullable CycleCode cycle,
    @Nullable MemberCode member,
    @Nullable Moment asOf,
    KnownAt knownAt,
    @Nullable Instant from,
    @Nullable Instant before,
    RollUpRule rule,
    boolean names,
    Instant now) {
  /** The filters as they stand in the address; null where one is left out. */
  record Given(
      @Nullable String area,
      @Nullable String agency,
      @Nullable String capability,
      @Nullable String checklist,
      @Nullable String cycle,
      @Nullable String member,
      @Nullable String asOf,
      @Nullable String knownAt,
      @Nullable String from,
      @Nullable String to,
      @Nullable String rollup) {}

  /**
   * @throws uk.ragtime.web.ProblemException invalid-parameter, also for a filter that the export
   *     does not take: a file must not hold more than was asked for
   */
  static ExportQuery read(Export export, Given given, boolean names, Instant now) {
    refuseUnless(export, "area", given.area());
    refuseUnless(export, "agency", given.agency());
    refuseUnless(export, "capability", given.capability());
    refuseUnless(export, "checklist", given.checklist());
    refuseUnless(export, "cycle", given.cycle());
    refuseUnless(export, "member", given.member());
    refuseUnless(export, "asOf", given.asOf());
    refuseUnless(export, "knownAt", given.knownAt());
    refuseUnless(export, "from", given.from());
    refuseUnless(export, "to", given.to());
    refuseUnless(export, "rollup", given.rollup());
    Instant from = Parameters.beginOf("from", given.from());
    Instant before = Parameters.endOf("to", given.to());
    if (from != null && before != null && !from.isBefore(before)) {
      throw Refusals.parameter("from", "is not after to");
    }
    return new ExportQuery(
        Parameters.optionalCode("area", given.area(), AreaCode::new),
        Parameters.optionalCode("agency", given.agency(), AgencyCode::new),
        Parameters.optionalCode("capability", given.capability(), CapabilityCode::new),
        Parameters.optionalCode("checklist", given.checklist(), ChecklistCode::new),
        Parameters.optionalCode("cycle", given.cycle(), CycleCode::new),
        Parameters.optionalCode("member", given.member(), MemberCode::new),
        Parameters.moment("asOf", given.asOf()),
        KnownAt.read(given.knownAt(), now),
        from,
        before,
        RollUpRule.read(given.rollup()),
        names,
        now);
  }

  private static void refuseUnless(Export export, String name, @Nullable String value) {
    if (value != null && !export.filters().contains(name)) {
      throw Refusals.parameter(name, "is no filter of the export '" + export.spelling() + "'");
    }
  }

  /** The day that the file is named after: the one it shows, as far as the question says so. */
  LocalDate day() {
    return asOf == null ? Calendar.dayOf(now) : asOf.day();
  }
}
