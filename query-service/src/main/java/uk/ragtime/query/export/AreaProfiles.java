package uk.ragtime.query.export;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.agency.Agency;
import uk.ragtime.query.area.Area;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.profile.Profile;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingsInForce;
import uk.ragtime.query.tenancy.Tenant;

/** Goes through the profiles of all areas, one at a time: the same profiles as over HTTP. */
final class AreaProfiles {
  /** What one area's rows are made of. */
  record AreaProfile(
      Area area,
      Moment moment,
      Cycle cycle,
      SortedMap<AgencyCode, Agency> agencies,
      Profile profile) {}

  /** Takes one area's profile after the other. */
  interface Reader {
    void read(AreaProfile profile) throws IOException;
  }

  private AreaProfiles() {}

  /**
   * In the order of the areas' codes; none where no cycle was known.
   *
   * @throws uk.ragtime.web.ProblemException area-unknown or cycle-unknown
   */
  static void each(Tenant tenant, ExportQuestion question, Reader reader) throws IOException {
    List<Area> areas =
        question.area() == null
            ? Areas.all(tenant)
            : List.of(Areas.require(tenant, question.area()));
    Cycles cycles = Cycles.known(tenant, question.knownAt().limit());
    Moment moment = momentOf(question, cycles);
    Cycle cycle =
        question.cycle() == null
            ? cycles.on(moment.day()).orElse(null)
            : cycles.require(question.cycle());
    if (cycle == null) {
      return;
    }
    List<Capability> capabilities =
        Checklists.capabilities(tenant, cycle.checklist(), cycle.version());
    for (Area area : areas) {
      RatingsInForce inForce =
          RatingLog.inForce(tenant, area.area(), moment.day(), question.knownAt().limit());
      SortedMap<AgencyCode, Agency> agencies =
          Agencies.in(tenant, area.area(), question.knownAt().limit())
              .on(moment.day(), inForce.agencies());
      Profile profile = Profile.of(capabilities, agencies.keySet(), inForce, question.rule());
      reader.read(new AreaProfile(area, moment, cycle, agencies, profile));
    }
  }

  private static Moment momentOf(ExportQuestion question, Cycles cycles) {
    if (question.asOf() != null) {
      return question.asOf();
    }
    return Moment.at(
        question.cycle() == null
            ? question.now()
            : cycles.require(question.cycle()).outcomeAt(question.now()));
  }
}
