package uk.ragtime.query.movement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Woven;
import uk.ragtime.query.agency.Agencies;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.Cycles;
import uk.ragtime.query.profile.ProfilePart;
import uk.ragtime.query.profile.Profiles;
import uk.ragtime.query.rating.RatingGrid;
import uk.ragtime.query.rating.RatingLog;
import uk.ragtime.query.rating.RatingsAt;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Ratings at an earlier moment than a profile's: those that a movement to it begins with, without
 * what lies between.
 */
@Component
final class BeforePart implements ProfilePart {
  /**
   * @param cycle whose outcome it is, if it is one
   */
  record Before(
      Instant at,
      LocalDate day,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CycleCode cycle,
      List<Row> capabilities) {}

  /**
   * @param code in the version of the profile
   * @param ratings of the agencies that counted then; one that is absent had not rated
   */
  record Row(CapabilityCode code, List<Cell> ratings) {}

  record Cell(AgencyCode agency, Movement.RatingState rating) {}

  @Override
  public Kind kind() {
    return Kind.BEFORE;
  }

  @Override
  public @Nullable Before of(Tenant tenant, Profiles.ProfileAt profile, Asked asked) {
    Cycle cycle = profile.cycle();
    if (cycle == null) {
      return null;
    }
    Cycles all = Cycles.known(tenant, asked.knownAt().limit());
    MovementEnds ends = new MovementEnds(all, all.of(cycle.checklist()), asked.now());
    ends.requireOneChecklist(asked.from(), null);
    Cycles.Viewpoint from =
        ends.from(asked.from(), new Cycles.Viewpoint(profile.moment(), cycle, false));
    return of(tenant, profile, from, asked);
  }

  private static Before of(
      Tenant tenant, Profiles.ProfileAt profile, Cycles.Viewpoint from, Asked asked) {
    AreaCode area = profile.area().area();
    RatingsAt first = from.ratings(asked.now(), asked.knownAt().limit()).by(asked.stage());
    Map<CapabilityCode, SortedMap<AgencyCode, Woven<Rating>>> rated =
        rated(
            tenant,
            area,
            profile.view(),
            MovementEnds.otherView(tenant, from, profile.view()),
            first);
    Set<AgencyCode> raters = new TreeSet<>();
    rated.values().forEach(row -> raters.addAll(row.keySet()));
    Set<AgencyCode> counting =
        Agencies.in(tenant, area, asked.knownAt().limit())
            .on(first.day(), first.settledAt(), raters)
            .keySet();
    List<Row> rows = new ArrayList<>();
    rated.forEach((code, row) -> {
      List<Cell> cells = new ArrayList<>();
      row.forEach((agency, rating) -> {
        if (counting.contains(agency)) {
          cells.add(new Cell(agency, Movement.RatingState.of(rating)));
        }
      });
      rows.add(new Row(code, cells));
    });
    Cycle cycle = from.outcome() ? from.cycle() : null;
    return new Before(
        from.moment().instant(), from.moment().day(), cycle == null ? null : cycle.cycle(), rows);
  }

  /**
   * Ratings then, in the order of the profile's capabilities.
   *
   * @param then version of the cycle whose outcome it is, if it used another one: a capability has
   *     what it carries on of that version, and one that carries on none of it what it sees itself
   */
  private static Map<CapabilityCode, SortedMap<AgencyCode, Woven<Rating>>> rated(
      Tenant tenant,
      AreaCode area,
      ChecklistView view,
      @Nullable ChecklistView then,
      RatingsAt first) {
    RatingGrid seen = null;
    RatingGrid own = then == null ? null : grid(tenant, area, then, first);
    Map<CapabilityCode, SortedMap<AgencyCode, Woven<Rating>>> rated = new LinkedHashMap<>();
    for (Capability capability : view.capabilities()) {
      List<CapabilityCode> codes =
          then == null ? List.of() : view.descent(capability.code(), then.version()).codes();
      RatingGrid grid = own;
      if (grid == null || codes.isEmpty()) {
        seen = seen == null ? grid(tenant, area, view, first) : seen;
        grid = seen;
        codes = List.of(capability.code());
      }
      rated.put(capability.code(), row(grid, codes));
    }
    return rated;
  }

  private static SortedMap<AgencyCode, Woven<Rating>> row(
      RatingGrid grid, List<CapabilityCode> codes) {
    SortedMap<AgencyCode, Woven<Rating>> row = new TreeMap<>();
    for (AgencyCode agency : grid.agencies()) {
      Woven<Rating> rating = grid.combine(codes, agency);
      if (!(rating instanceof Woven.Nothing)) {
        row.put(agency, rating);
      }
    }
    return row;
  }

  private static RatingGrid grid(
      Tenant tenant, AreaCode area, ChecklistView view, RatingsAt first) {
    return RatingLog.grids(tenant, area, view, List.of(first)).getFirst();
  }
}
