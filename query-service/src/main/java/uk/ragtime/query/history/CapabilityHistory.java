package uk.ragtime.query.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Descent;
import uk.ragtime.kernel.lineage.Woven;
import uk.ragtime.query.checklist.CapabilityMapping;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.history.HistoryController.CapabilityPoint;
import uk.ragtime.query.history.HistoryController.MergedSource;
import uk.ragtime.query.profile.Distribution;
import uk.ragtime.query.profile.RollUpResult;
import uk.ragtime.query.profile.RollUpRule;
import uk.ragtime.query.rating.RatingGrid;

/** State of a capability of the last version at a time when an earlier version was in use. */
final class CapabilityHistory {
  private CapabilityHistory() {}

  /**
   * @param last version that has the capability
   * @param then version that was in use
   * @param rated ratings, by the codes of the version that was in use
   */
  static CapabilityPoint at(
      CapabilityCode capability,
      ChecklistView last,
      ChecklistView then,
      HistoryController.Rated rated,
      Set<AgencyCode> agencies,
      RollUpRule rule) {
    RatingGrid grid = rated.grid();
    Descent descent = last.descent(capability, then.version());
    List<CapabilityCode> codes = descent.codes();
    if (codes.isEmpty()) {
      return new CapabilityPoint(
          capability,
          CapabilityMapping.NONE,
          rule.of(Distribution.NONE),
          Distribution.NONE,
          0,
          0,
          List.of());
    }
    Map<AgencyCode, Rating> ratings = new HashMap<>();
    Set<AgencyCode> unlike = new HashSet<>();
    for (AgencyCode agency : agencies) {
      switch (grid.combine(codes, agency)) {
        case Woven.One<Rating> one -> ratings.put(agency, one.entry());
        case Woven.Regrouped<Rating> _ -> unlike.add(agency);
        case Woven.Nothing<Rating> _ -> {}
      }
    }
    RollUpResult result = RollUpResult.of(ratings, agencies, rule);
    List<MergedSource> sources =
        codes.size() == 1
            ? List.of()
            : codes.stream().map(code -> source(code, grid, agencies, rule)).toList();
    return new CapabilityPoint(
        capability,
        CapabilityMapping.of(capability, descent),
        result.rollup(),
        result.distribution(),
        unlike.size(),
        codes.stream().mapToInt(code -> rated.reviews().open(code, agencies)).sum(),
        sources);
  }

  private static MergedSource source(
      CapabilityCode code, RatingGrid grid, Set<AgencyCode> agencies, RollUpRule rule) {
    RollUpResult result = RollUpResult.of(grid.on(code), agencies, rule);
    return new MergedSource(code, result.rollup(), result.distribution());
  }
}
