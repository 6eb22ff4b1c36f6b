package uk.ragtime.query.rating;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Ancestry;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Woven;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.tenancy.Tenant;

/** Reads what lies between two points of each cell from the log, or from its sums. */
public final class RatingTimelines {
  /**
   * Days between two moments up to which entries are read rather than sums: two neighbouring
   * cycles, or a year. They hold a few entries of a cell, which cost less than three look-ups.
   */
  static final int DAYS_READ_ENTRY_BY_ENTRY = 400;

  private RatingTimelines() {}

  /**
   * Timeline of every cell that was ever rated, between two points.
   *
   * @param outcomes ratings of the first point, by capability and agency, if it is the outcome of a
   *     cycle that used another version; null, or null for a cell, to look through the view as at
   *     the second
   */
  public static List<RatingTimeline> between(
      Tenant tenant,
      AreaCode area,
      ChecklistView view,
      RatingsAt from,
      @Nullable BiFunction<CapabilityCode, AgencyCode, @Nullable Woven<Rating>> outcomes,
      RatingsAt to) {
    boolean few = to.day().toEpochDay() - from.day().toEpochDay() <= DAYS_READ_ENTRY_BY_ENTRY;
    Set<Long> entryByEntry = few ? view.lineNumbers() : woven(view);
    return between(tenant, area, view, from, outcomes, to, entryByEntry);
  }

  /**
   * @param entryByEntry numbers of the lines whose changes are read one by one
   */
  static List<RatingTimeline> between(
      Tenant tenant,
      AreaCode area,
      ChecklistView view,
      RatingsAt from,
      @Nullable BiFunction<CapabilityCode, AgencyCode, @Nullable Woven<Rating>> outcomes,
      RatingsAt to,
      Set<Long> entryByEntry) {
    Map<AgencyCode, Map<Line, LineTimeline>> found = new TreeMap<>();
    Map<Long, Line> lines = RatingLog.lines(view);
    MapSqlParameterSource parameters =
        new MapSqlParameterSource(RatingLog.parameters(tenant, view, List.of(from, to)))
            .addValue("area", area.value())
            .addValue("complete", to.settledAt().equals(KnownAt.LATEST))
            .addValue("others", outcomes != null)
            .addValue("woven", entryByEntry.toArray(Long[]::new));
    RowCallbackHandler rows =
        row -> {
          found
              .computeIfAbsent(new AgencyCode(row.getString("agency")), _ -> new HashMap<>())
              .put(lines.get(row.getLong("line")), LineTimeline.of(row));
        };
    tenant.askTogether(
        parameters, List.of(new Tenant.Query(SpellSql.WINDOWS.of(to.stage()), rows)));
    int days = Math.toIntExact(ChronoUnit.DAYS.between(from.day(), to.day()));
    List<RatingTimeline> timelines = new ArrayList<>();
    found.forEach((agency, onLines) -> {
      for (Capability capability : view.capabilities()) {
        Ancestry ancestry = view.ancestry(capability.code());
        if (ancestry.lines().stream().anyMatch(onLines::containsKey)) {
          CapabilityCode code = capability.code();
          Woven<Rating> outcome = outcomes == null ? null : outcomes.apply(code, agency);
          timelines.add(LineTimeline.weave(agency, code, ancestry, onLines, outcome, days));
        }
      }
    });
    return timelines;
  }

  /** Lines that a capability combines with others, day by day. */
  static Set<Long> woven(ChecklistView view) {
    return view.capabilities().stream()
        .map(it -> view.ancestry(it.code()).lines())
        .filter(lines -> lines.size() > 1)
        .flatMap(Set::stream)
        .map(view::number)
        .collect(Collectors.toSet());
  }
}
