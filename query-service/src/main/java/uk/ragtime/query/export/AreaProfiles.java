package uk.ragtime.query.export;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.agency.AgenciesInArea;
import uk.ragtime.query.agency.Agency;
import uk.ragtime.query.agency.AgencyRevision;
import uk.ragtime.query.area.Area;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.checklist.Lens;
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
      LocalDate day,
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
    Instant known = question.knownAt().limit();
    Cycles.Look look =
        Cycles.known(tenant, known).look(question.asOf(), question.cycle(), question.now());
    Cycle cycle = look.cycle();
    if (cycle == null) {
      return;
    }
    Lens lens = Checklists.lens(tenant, cycle.checklist(), cycle.version());
    List<AgencyRevision> revisions = Agencies.revisions(tenant, known);
    LocalDate day = look.moment().day();
    for (Area area : areas) {
      RatingsInForce inForce = RatingLog.inForce(tenant, area.area(), lens, day, known);
      SortedMap<AgencyCode, Agency> agencies =
          new AgenciesInArea(area.area(), revisions).on(day, inForce.agencies());
      Profile profile =
          Profile.of(lens.capabilities(), agencies.keySet(), inForce, question.rule());
      reader.read(new AreaProfile(area, day, cycle, agencies, profile));
    }
  }
}
