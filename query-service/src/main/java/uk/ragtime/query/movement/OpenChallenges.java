package uk.ragtime.query.movement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.rating.CellReviews;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingsAt;
import uk.ragtime.query.rating.ReviewLog;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Number of ratings with an open challenge at one end of a movement.
 *
 * @param total in the area, each challenge counted once
 * @param onCapabilities a capability that is absent has none
 */
record OpenChallenges(int total, Map<CapabilityCode, Integer> onCapabilities) {
  static final OpenChallenges NONE = new OpenChallenges(0, Map.of());

  int on(CapabilityCode capability) {
    return onCapabilities.getOrDefault(capability, 0);
  }

  /**
   * Reviews of the ratings at both ends.
   *
   * @param then version of the cycle whose outcome the first end is, if it is another one, with the
   *     reviews seen through it; null to look through the view
   */
  record Reviews(ChecklistView view, CellReviews first, CellReviews last, @Nullable Outcome then) {
    /** Reviews of a cycle's outcome, through the version that it used. */
    record Outcome(ChecklistView view, CellReviews reviews) {}

    /**
     * Reads the reviews, with one statement where nothing was ever reviewed.
     *
     * @param then version of the cycle whose outcome the first end is; null if it is the view's
     */
    static Reviews read(
        Tenant tenant,
        AreaCode area,
        ChecklistView view,
        @Nullable ChecklistView then,
        RatingsAt first,
        RatingsAt last) {
      if (!ReviewLog.isReviewed(tenant)) {
        return new Reviews(view, CellReviews.NONE, CellReviews.NONE, null);
      }
      List<CellReviews> both = at(tenant, area, view, List.of(first, last));
      return new Reviews(
          view,
          both.getFirst(),
          both.getLast(),
          then == null
              ? null
              : new Outcome(then, at(tenant, area, then, List.of(first)).getFirst()));
    }

    private static List<CellReviews> at(
        Tenant tenant, AreaCode area, ChecklistView view, List<RatingsAt> points) {
      return ReviewLog.of(tenant, area, view, points, RatingLog.grids(tenant, area, view, points));
    }

    /** Counts those at the first end, by the agencies that count there. */
    OpenChallenges before(Set<AgencyCode> agencies) {
      OpenChallenges through = count(view, first, agencies);
      if (then == null) {
        return through;
      }
      OpenChallenges own = count(then.view(), then.reviews(), agencies);
      Map<CapabilityCode, Integer> on = new HashMap<>();
      for (Capability capability : view.capabilities()) {
        CapabilityCode code = capability.code();
        List<CapabilityCode> codes = view.descent(code, then.view().version()).codes();
        on.put(code, codes.isEmpty() ? through.on(code) : codes.stream().mapToInt(own::on).sum());
      }
      return new OpenChallenges(own.total(), on);
    }

    /** Counts those at the second end, by the agencies that count there. */
    OpenChallenges after(Set<AgencyCode> agencies) {
      return count(view, last, agencies);
    }

    private static OpenChallenges count(
        ChecklistView view, CellReviews reviews, Set<AgencyCode> agencies) {
      Map<CapabilityCode, Integer> on = new HashMap<>();
      for (Capability capability : view.capabilities()) {
        on.put(capability.code(), reviews.open(capability.code(), agencies));
      }
      return new OpenChallenges(on.values().stream().mapToInt(Integer::intValue).sum(), on);
    }
  }
}
