package uk.ragtime.query.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.access.Parameters;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.agency.Agency;
import uk.ragtime.query.area.Area;
import uk.ragtime.query.area.Areas;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.rating.CellReviews;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingsAt;
import uk.ragtime.query.rating.RatingsInForce;
import uk.ragtime.query.rating.ReviewLog;
import uk.ragtime.query.rating.StageFilter;
import uk.ragtime.query.tenancy.Tenant;

/** Reads profiles. */
public final class Profiles {
  /**
   * An area's profile, with the moment, cycle and checklist view it was read through.
   *
   * @param cycle whose checklist it is; null if no cycle was known
   * @param agencies all that count, rated or not
   * @param reviews of the ratings; none if they were not asked for
   * @param unmapped capabilities rated in the area that none of the view continues
   */
  public record ProfileAt(
      Area area,
      Moment moment,
      @Nullable Cycle cycle,
      ChecklistView view,
      List<Agency> agencies,
      Profile profile,
      CellReviews reviews,
      List<CapabilityCode> unmapped) {}

  private Profiles() {}

  /**
   * Parses the stage that a parameter names; what stands if it is absent.
   *
   * @throws uk.ragtime.web.ProblemException invalid-parameter
   */
  public static StageFilter stage(@Nullable String parameter) {
    return Parameters.word(
        "stage", parameter, StageFilter.STANDING, StageFilter.values(), StageFilter::spelling);
  }

  /**
   * Reads a profile with the reviews of its ratings.
   *
   * @param asOf null for the outcome if a cycle is named, otherwise for now
   * @param cycle null for the cycle that the moment belongs to
   * @param checklist null for the one rated then
   * @param knownAt latest instant of recording that counts
   * @throws uk.ragtime.web.ProblemException area-unknown, cycle-unknown or checklist-unknown
   */
  public static ProfileAt read(
      Tenant tenant,
      AreaCode code,
      @Nullable Moment asOf,
      @Nullable CycleCode cycle,
      @Nullable ChecklistCode checklist,
      Instant knownAt,
      StageFilter stage,
      RollUpRule rule,
      Instant now) {
    Area area = Areas.require(tenant, code);
    Checklists.require(tenant, checklist);
    Cycles.Viewpoint viewpoint =
        Cycles.known(tenant, knownAt).viewpoint(asOf, cycle, checklist, now);
    return read(tenant, area, viewpoint, knownAt, stage, rule, now, true);
  }

  /**
   * An area's current profiles, one for each checklist that is rated: first the one whose cycle is
   * open, or was last; then the others, ordered by code. They show what stands, without reviews.
   */
  public static List<ProfileAt> now(Tenant tenant, AreaCode code, RollUpRule rule, Instant now) {
    Area area = Areas.require(tenant, code);
    Cycles cycles = Cycles.known(tenant, KnownAt.LATEST);
    Cycles.Viewpoint first = cycles.viewpoint(null, null, null, now);
    List<ProfileAt> all = new ArrayList<>();
    all.add(standing(tenant, area, first, rule, now));
    for (ChecklistCode checklist : cycles.checklists()) {
      Cycle through = first.cycle();
      if (through == null || !through.checklist().equals(checklist)) {
        Cycles.Viewpoint viewpoint = cycles.viewpoint(null, null, checklist, now);
        all.add(standing(tenant, area, viewpoint, rule, now));
      }
    }
    return all;
  }

  private static ProfileAt standing(
      Tenant tenant, Area area, Cycles.Viewpoint viewpoint, RollUpRule rule, Instant now) {
    return read(tenant, area, viewpoint, KnownAt.LATEST, StageFilter.STANDING, rule, now, false);
  }

  private static ProfileAt read(
      Tenant tenant,
      Area area,
      Cycles.Viewpoint viewpoint,
      Instant knownAt,
      StageFilter stage,
      RollUpRule rule,
      Instant now,
      boolean reviewed) {
    Moment moment = viewpoint.moment();
    Cycle through = viewpoint.cycle();
    ChecklistView view =
        through == null
            ? ChecklistView.NONE
            : Checklists.view(tenant, through.checklist(), through.version());
    RatingsAt at = viewpoint.ratings(now, knownAt).by(stage);
    RatingLog.AreaRatings ratings = RatingLog.ratingsIn(tenant, area.area(), view, at);
    RatingsInForce inForce = ratings.inForce();
    CellReviews reviews =
        reviewed ? ReviewLog.of(tenant, area.area(), view, at, inForce) : CellReviews.NONE;
    List<Agency> agencies =
        List.copyOf(
            Agencies.in(tenant, area.area(), knownAt)
                .on(moment.day(), at.settledAt(), inForce.agencies())
                .values());
    Profile profile =
        Profile.of(
            view.capabilities(),
            Set.copyOf(agencies.stream().map(Agency::agency).toList()),
            inForce,
            rule);
    return new ProfileAt(
        area, moment, through, view, agencies, profile, reviews, ratings.unmapped());
  }
}
