package uk.ragtime.query.rating;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.kernel.lineage.Ancestry;
import uk.ragtime.kernel.lineage.Line;
import uk.ragtime.kernel.lineage.Woven;
import uk.ragtime.query.checklist.Capability;
import uk.ragtime.query.checklist.ChecklistView;
import uk.ragtime.query.rating.RatingCodec.Decoded;
import uk.ragtime.query.tenancy.Tenant;

/** Reads ratings from the log, through a view of a checklist. */
public final class RatingLog {
  /** The rating shown for a cell, and the line that it was given on. */
  private record OnLine<T>(T shown, Line line) {}

  private static final Comparator<OnLine<RatingEntry>> BY_EFFECTIVE_DAY =
      Comparator.comparing((OnLine<RatingEntry> it) -> it.shown().effectiveOn())
          .thenComparingLong(it -> it.shown().position());

  /** Of ratings that are alike, one of the cycle itself stands for all. */
  private static final Comparator<OnLine<Decoded>> OWN_LAST =
      Comparator.comparing(it -> !it.shown().carriedOver());

  private RatingLog() {}

  /**
   * Ratings of an area.
   *
   * @param unmapped capabilities rated there that no capability of the view continues
   */
  public record AreaRatings(RatingsInForce inForce, List<CapabilityCode> unmapped) {}

  /** Ratings in force in each cell of an area, and what else is rated there, in one statement. */
  public static AreaRatings ratingsIn(
      Tenant tenant, AreaCode area, ChecklistView view, RatingsAt at) {
    RatingsInForce inForce = new RatingsInForce();
    Map<AgencyCode, Map<Line, RatingEntry>> found = new TreeMap<>();
    List<Long> others = new ArrayList<>();
    Set<Long> unseen = view.unseenLines();
    List<Tenant.Query> queries = new ArrayList<>();
    queries.add(
        new Tenant.Query(
            RatingSql.ENTRIES.of(at.stage()), collector(tenant, view, inForce, found)));
    if (!unseen.isEmpty()) {
      queries.add(new Tenant.Query(RatedSubjects.OF_LINES, row -> others.add(row.getLong(1))));
    }
    tenant.askTogether(
        new MapSqlParameterSource(parameters(tenant, view, List.of(at)))
            .addValue("area", area.value())
            .addValue("others", unseen.toArray(Long[]::new)),
        queries);
    weave(view, found, inForce);
    return new AreaRatings(inForce, others.isEmpty() ? List.of() : view.unmappedCodes(others));
  }

  /** Ratings in force in each cell of an area. */
  public static RatingsInForce inForceIn(
      Tenant tenant, AreaCode area, ChecklistView view, RatingsAt at) {
    Map<AgencyCode, Map<Line, RatingEntry>> found = new TreeMap<>();
    RatingsInForce inForce = new RatingsInForce();
    ask(
        tenant,
        RatingSql.ENTRIES.of(at.stage()),
        area,
        view,
        List.of(at),
        collector(tenant, view, inForce, found));
    weave(view, found, inForce);
    return inForce;
  }

  private static RowCallbackHandler collector(
      Tenant tenant,
      ChecklistView view,
      RatingsInForce inForce,
      Map<AgencyCode, Map<Line, RatingEntry>> found) {
    Map<Long, Line> lines = lines(view);
    RatingNumbers numbers = RatingNumbers.of(tenant);
    return row -> {
      inForce.setReviewed(row.getBoolean("reviewed"));
      RatingEntry entry = entry(row, tenant, numbers);
      found
          .computeIfAbsent(entry.agency(), _ -> new HashMap<>())
          .put(lines.get(row.getLong("line")), entry);
    };
  }

  private static void weave(
      ChecklistView view, Map<AgencyCode, Map<Line, RatingEntry>> found, RatingsInForce inForce) {
    for (Capability capability : view.capabilities()) {
      CapabilityCode code = capability.code();
      Ancestry ancestry = view.ancestry(code);
      found.forEach((agency, entries) -> {
        Woven<OnLine<RatingEntry>> woven =
            ancestry.weave(
                line -> onLine(entries.get(line), line),
                it -> it.shown().rating(),
                BY_EFFECTIVE_DAY);
        switch (woven) {
          case Woven.One<OnLine<RatingEntry>>(OnLine<RatingEntry> one) ->
              inForce.put(code, one.shown(), one.line());
          case Woven.Regrouped<OnLine<RatingEntry>>(List<OnLine<RatingEntry>> several) ->
              inForce.putRegrouped(code, agency, several.stream().map(OnLine::shown).toList());
          case Woven.Nothing<OnLine<RatingEntry>> _ -> {}
        }
      });
    }
  }

  /** Ratings in each cell of an area at each of several points, in order. */
  public static List<RatingGrid> grids(
      Tenant tenant, AreaCode area, ChecklistView view, List<RatingsAt> points) {
    List<RatingGrid> grids = Stream.generate(RatingGrid::new).limit(points.size()).toList();
    if (points.isEmpty()) {
      return grids;
    }
    Map<AgencyCode, Map<Line, String>> letters = new HashMap<>();
    Map<Long, Line> lines = lines(view);
    String sql = RatingSql.GRIDS.of(points.getFirst().stage());
    ask(
        tenant,
        sql,
        area,
        view,
        points,
        row -> {
          boolean reviewed = row.getBoolean("reviewed");
          grids.forEach(grid -> grid.setReviewed(reviewed));
          letters
              .computeIfAbsent(new AgencyCode(row.getString("agency")), _ -> new HashMap<>())
              .put(lines.get(row.getLong("line")), row.getString("letters"));
        });
    letters.forEach((agency, onLines) -> fill(grids, view, agency, onLines));
    return grids;
  }

  /** Ratings in every area that was ever rated. */
  public static Map<AreaCode, RatingGrid> gridsByArea(
      Tenant tenant, ChecklistView view, RatingsAt at) {
    Map<AreaCode, Map<AgencyCode, Map<Line, String>>> letters =
        new TreeMap<>(Comparator.comparing(AreaCode::value));
    Map<AreaCode, RatingGrid> grids = new TreeMap<>(Comparator.comparing(AreaCode::value));
    Map<Long, Line> lines = lines(view);
    ask(
        tenant,
        RatingSql.EVERYWHERE.of(at.stage()),
        null,
        view,
        List.of(at),
        row -> {
          AreaCode area = new AreaCode(row.getString("area"));
          grids
              .computeIfAbsent(area, _ -> new RatingGrid())
              .setReviewed(row.getBoolean("reviewed"));
          letters
              .computeIfAbsent(area, _ -> new HashMap<>())
              .computeIfAbsent(new AgencyCode(row.getString("agency")), _ -> new HashMap<>())
              .put(lines.get(row.getLong("line")), row.getString("letters"));
        });
    grids.forEach((area, grid) ->
        letters
            .getOrDefault(area, Map.of())
            .forEach((agency, onLines) -> fill(List.of(grid), view, agency, onLines)));
    return grids;
  }

  static Map<Long, Line> lines(ChecklistView view) {
    Map<Long, Line> lines = new HashMap<>();
    view.capabilities()
        .forEach(it ->
            view.ancestry(it.code()).lines().forEach(line -> lines.put(view.number(line), line)));
    return lines;
  }

  /**
   * Asks about some points, all known at one instant. The query's plan is kept.
   *
   * @param area null for all
   */
  private static void ask(
      Tenant tenant,
      String sql,
      @Nullable AreaCode area,
      ChecklistView view,
      List<RatingsAt> points,
      RowCallbackHandler rows) {
    MapSqlParameterSource parameters = new MapSqlParameterSource(parameters(tenant, view, points));
    if (area != null) {
      parameters.addValue("area", area.value());
    }
    tenant.askTogether(parameters, List.of(new Tenant.Query(sql, rows)));
  }

  static Map<String, Object> parameters(Tenant tenant, ChecklistView view, List<RatingsAt> points) {
    return Map.of(
        "lines",
        view.lineNumbers().toArray(Long[]::new),
        "days",
        texts(points, it -> it.lastDay().toString()),
        "cycles",
        cycles(tenant, points),
        "since",
        texts(points, it -> it.since() == null ? "-infinity" : it.since().toString()),
        "settled",
        texts(points, it -> it.settledAt().toString()),
        "knownAt",
        points.getFirst().knownAt().atOffset(ZoneOffset.UTC));
  }

  /** Numbers of the cycles whose outcomes are asked for; null for a point of no cycle. */
  private static @Nullable Integer[] cycles(Tenant tenant, List<RatingsAt> points) {
    RatingNumbers numbers = RatingNumbers.of(tenant);
    return points.stream()
        .map(point -> point.cycle() == null ? null : numbers.position(point.cycle()))
        .toArray(Integer[]::new);
  }

  private static @Nullable String[] texts(
      List<RatingsAt> points, Function<RatingsAt, @Nullable String> text) {
    return points.stream().map(text).toArray(String[]::new);
  }

  private static void fill(
      List<RatingGrid> grids, ChecklistView view, AgencyCode agency, Map<Line, String> onLines) {
    for (Capability capability : view.capabilities()) {
      CapabilityCode code = capability.code();
      Ancestry ancestry = view.ancestry(code);
      for (int i = 0; i < grids.size(); i++) {
        int point = i;
        Woven<OnLine<Decoded>> woven =
            ancestry.weave(
                line -> {
                  String letters = onLines.get(line);
                  return letters == null
                      ? null
                      : onLine(RatingCodec.decoded(letters.charAt(point)), line);
                },
                it -> it.shown().rating(),
                OWN_LAST);
        switch (woven) {
          case Woven.One<OnLine<Decoded>>(OnLine<Decoded> one) -> {
            grids.get(point).put(code, agency, one.shown().rating(), one.line());
            if (one.shown().carriedOver()) {
              grids.get(point).setCarriedOver(code, agency);
            }
          }
          case Woven.Regrouped<OnLine<Decoded>> _ -> grids.get(point).putRegrouped(code, agency);
          case Woven.Nothing<OnLine<Decoded>> _ -> {}
        }
      }
    }
  }

  private static <T> @Nullable OnLine<T> onLine(@Nullable T shown, Line line) {
    return shown == null ? null : new OnLine<>(shown, line);
  }

  private static RatingEntry entry(ResultSet row, Tenant tenant, RatingNumbers numbers)
      throws SQLException {
    RatingNumbers.Cycle cycle = numbers.cycle(row.getInt("cycle_position"));
    return new RatingEntry(
        new AgencyCode(row.getString("agency")),
        RatingNumbers.capability(tenant, cycle, row.getLong("line")),
        Rating.valueOf(row.getString("rating")),
        Stage.valueOf(row.getString("stage")),
        cycle.code(),
        row.getObject("effective_on", LocalDate.class),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getLong("position"),
        numbers.actor(row.getInt("actor_number")));
  }
}
