package uk.ragtime.query.export;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.agency.AgenciesInArea;
import uk.ragtime.query.agency.Agency;
import uk.ragtime.query.agency.AgencyRevision;
import uk.ragtime.query.area.Area;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.profile.Profile;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingsAt;
import uk.ragtime.query.rating.RatingsByStage;
import uk.ragtime.query.rating.RatingsInForce;
import uk.ragtime.query.rating.ReviewLog;
import uk.ragtime.query.tenancy.Tenant;

/** Reads the profiles of all areas one by one: the same profiles as over HTTP. */
final class AreaProfiles {
  /** Source of one area's rows. */
  record AreaProfile(
      Area area,
      LocalDate day,
      Cycle cycle,
      SortedMap<AgencyCode, Agency> agencies,
      Profile profile,
      RatingsByStage words) {}

  /** Receives the profiles one after another. */
  interface Reader {
    void read(AreaProfile profile) throws IOException;
  }

  private AreaProfiles() {}

  /**
   * Ordered by the areas' codes and, within an area, by the checklists'; none if no cycle was
   * known. If neither a checklist nor a cycle is named, each checklist has its own profile.
   *
   * @throws uk.ragtime.web.ProblemException area-unknown, cycle-unknown or checklist-unknown
   */
  static void each(Tenant tenant, ExportQuery query, Reader reader) throws IOException {
    List<Area> areas =
        query.area() == null ? Areas.all(tenant) : List.of(Areas.require(tenant, query.area()));
    Checklists.require(tenant, query.checklist());
    Instant known = query.knownAt().limit();
    Map<Cycles.Viewpoint, ChecklistView> views = new LinkedHashMap<>();
    for (Cycles.Viewpoint viewpoint : viewpoints(query, Cycles.known(tenant, known))) {
      Cycle cycle = viewpoint.cycle();
      if (cycle != null) {
        views.put(viewpoint, Checklists.view(tenant, cycle.checklist(), cycle.version()));
      }
    }
    List<AgencyRevision> revisions = Agencies.revisions(tenant, known);
    boolean reviewed = ReviewLog.isReviewed(tenant);
    for (Area area : areas) {
      for (var one : views.entrySet()) {
        Cycles.Viewpoint viewpoint = one.getKey();
        ChecklistView view = one.getValue();
        LocalDate day = viewpoint.moment().day();
        RatingsAt at = viewpoint.ratings(query.now(), known).by(query.stage());
        RatingsInForce inForce = RatingLog.inForceIn(tenant, area.area(), view, at);
        SortedMap<AgencyCode, Agency> agencies =
            new AgenciesInArea(area.area(), revisions).on(day, at.settledAt(), inForce.agencies());
        Profile profile = Profile.of(view.capabilities(), agencies.keySet(), inForce, query.rule());
        RatingsByStage words = RatingsByStage.of(tenant, area.area(), view, at, inForce, reviewed);
        reader.read(
            new AreaProfile(
                area, day, Objects.requireNonNull(viewpoint.cycle()), agencies, profile, words));
      }
    }
  }

  private static List<Cycles.Viewpoint> viewpoints(ExportQuery query, Cycles cycles) {
    if (query.cycle() != null || query.checklist() != null) {
      return List.of(cycles.viewpoint(query.asOf(), query.cycle(), query.checklist(), query.now()));
    }
    return cycles.checklists().stream()
        .map(checklist -> cycles.viewpoint(query.asOf(), null, checklist, query.now()))
        .toList();
  }
}
