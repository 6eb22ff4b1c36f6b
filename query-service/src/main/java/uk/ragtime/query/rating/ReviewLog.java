package uk.ragtime.query.rating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Reads the reviews of ratings, with one statement, and with none where nothing was ever challenged
 * or agreed.
 */
public final class ReviewLog {
  private static final String REVIEWED =
      """
      select exists
        (select
           from reviewed_subject
          where partnership = :partnership)
      """;

  /** No limit; a parameter, because the planner would see through a number. */
  private static final long ALL = Long.MAX_VALUE;

  private ReviewLog() {}

  /** Whether the partnership has challenged or agreed anything. */
  public static boolean isReviewed(Tenant tenant) {
    return tenant.ask(REVIEWED).query((row, _) -> row.getBoolean(1)).single();
  }

  /** Reviews of the ratings in force in an area. */
  public static CellReviews of(
      Tenant tenant, AreaCode area, ChecklistView view, RatingsAt at, RatingsInForce ratings) {
    if (!ratings.isReviewed()) {
      return CellReviews.NONE;
    }
    var found = read(tenant, area, view, List.of(at)).getFirst();
    return CellReviews.of(view, found.getOrDefault(area, Map.of()), ratings);
  }

  /** Reviews of the ratings in an area at each of several points, in order. */
  public static List<CellReviews> of(
      Tenant tenant,
      AreaCode area,
      ChecklistView view,
      List<RatingsAt> points,
      List<RatingGrid> grids) {
    if (grids.stream().noneMatch(RatingGrid::isReviewed)) {
      return grids.stream().map(_ -> CellReviews.NONE).toList();
    }
    var found = read(tenant, area, view, points);
    List<CellReviews> reviews = new ArrayList<>();
    for (int i = 0; i < grids.size(); i++) {
      reviews.add(CellReviews.of(view, found.get(i).getOrDefault(area, Map.of()), grids.get(i)));
    }
    return reviews;
  }

  /** Reviews of the ratings in all areas; an area without any may be absent. */
  public static Map<AreaCode, CellReviews> of(
      Tenant tenant, ChecklistView view, RatingsAt at, Map<AreaCode, RatingGrid> grids) {
    Map<AreaCode, CellReviews> reviews = new TreeMap<>(Comparator.comparing(AreaCode::value));
    if (grids.values().stream().anyMatch(RatingGrid::isReviewed)) {
      read(tenant, null, view, List.of(at))
          .getFirst()
          .forEach((area, found) ->
              reviews.put(
                  area, CellReviews.of(view, found, grids.getOrDefault(area, RatingGrid.EMPTY))));
    }
    return reviews;
  }

  /**
   * Reviews at each point, by area, agency and line.
   *
   * @param area null for all
   */
  private static List<Map<AreaCode, Map<AgencyCode, Map<Line, CellReview>>>> read(
      Tenant tenant, @Nullable AreaCode area, ChecklistView view, List<RatingsAt> points) {
    List<Map<AreaCode, Map<AgencyCode, Map<Line, CellReview>>>> found = new ArrayList<>();
    points.forEach(_ -> found.add(new HashMap<>()));
    Map<Long, Line> lines = RatingLog.lines(view);
    MapSqlParameterSource parameters =
        new MapSqlParameterSource(RatingLog.parameters(tenant, view, points)).addValue("all", ALL);
    if (area != null) {
      parameters.addValue("area", area.value());
    }
    String sql = area == null ? ReviewSql.EVERYWHERE : ReviewSql.OF_AREA;
    RowCallbackHandler rows =
        row -> {
          Line line = lines.get(row.getLong("line"));
          if (line != null) {
            found
                .get(row.getInt("point") - 1)
                .computeIfAbsent(new AreaCode(row.getString("area")), _ -> new HashMap<>())
                .computeIfAbsent(new AgencyCode(row.getString("agency")), _ -> new HashMap<>())
                .put(line, review(row));
          }
        };
    tenant.askTogether(parameters, List.of(new Tenant.Query(sql, rows)));
    return found;
  }

  private static CellReview review(ResultSet row) throws SQLException {
    Rating sees = RatingCodec.rating(row, "sees");
    return new CellReview(
        RatingCodec.rating(row, "self"),
        sees == null ? null : new CellReview.Challenge(sees, row.getBoolean("open")));
  }
}
