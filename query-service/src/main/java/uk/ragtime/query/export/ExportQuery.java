package uk.ragtime.query.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Calendar;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.MemberReference;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.access.RecordedRange;
import uk.ragtime.query.access.Refusals;
import uk.ragtime.query.audit.AuditKinds;
import uk.ragtime.query.profile.Profiles;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.rating.StageFilter;
import uk.ragtime.web.request.RequestParameters;

/**
 * Filters of an export; a null filter matches everything.
 *
 * @param asOf null for the outcome if a cycle is named, otherwise for now
 * @param kinds of entries of the audit
 * @param stage whose ratings are shown
 * @param names whether the reader may see names of members
 */
record ExportQuery(
    @Nullable AreaCode area,
    @Nullable AgencyCode agency,
    @Nullable CapabilityCode capability,
    @Nullable ChecklistCode checklist,
    @Nullable CycleCode cycle,
    @Nullable MemberReference member,
    @Nullable Moment asOf,
    KnownAt knownAt,
    RecordedRange recorded,
    AuditKinds kinds,
    StageFilter stage,
    RollUpRule rule,
    boolean names,
    Instant now) {
  /** In the order in which they are refused. */
  private static final List<String> FILTERS =
      List.of(
          "area",
          "agency",
          "capability",
          "checklist",
          "cycle",
          "member",
          "asOf",
          "knownAt",
          "from",
          "to",
          "stage",
          "kinds",
          "rollup");

  /**
   * @throws uk.ragtime.web.ProblemException invalid-parameter, also for a filter that the export
   *     does not accept: ignoring it would return more than was requested
   */
  static ExportQuery read(Export export, RequestParameters given, boolean names, Instant now) {
    for (String filter : FILTERS) {
      if (given.get(filter) != null && !export.filters().contains(filter)) {
        throw Refusals.parameter(filter, "is no filter of the export '" + export.spelling() + "'");
      }
    }
    return new ExportQuery(
        Parameters.optionalCode("area", given.get("area"), AreaCode::new),
        Parameters.optionalCode("agency", given.get("agency"), AgencyCode::new),
        Parameters.optionalCode("capability", given.get("capability"), CapabilityCode::new),
        Parameters.optionalCode("checklist", given.get("checklist"), ChecklistCode::new),
        Parameters.optionalCode("cycle", given.get("cycle"), CycleCode::new),
        Parameters.optionalCode("member", given.get("member"), MemberReference::new),
        Parameters.moment("asOf", given.get("asOf")),
        KnownAt.read(given.get("knownAt"), now),
        RecordedRange.read(given.get("from"), given.get("to")),
        AuditKinds.read(given.get("kinds")),
        Profiles.stage(given.get("stage")),
        RollUpRule.read(given.get("rollup")),
        names,
        now);
  }

  /** Day in the file's name: the day shown, as far as the query names one. */
  LocalDate day() {
    return asOf == null ? Calendar.dayOf(now) : asOf.day();
  }
}
