package uk.ragtime.query.rating;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * SQL of queries to the log of ratings. Each line of a cell costs one index lookup, however long
 * the log is, and a second one in a cycle's outcome if another cycle rated it meanwhile; so does
 * each entry that is found to be withdrawn, or of a stage that does not count. {@link SpellSql} has
 * the queries about what happened between two points.
 *
 * <p>The parameters {@code :days}, {@code :cycles}, {@code :since} and {@code :settled} describe
 * one or more points as {@link RatingsAt} does. The kinds of entries that count are written out,
 * stage by stage, so that a few agreements among many ratings are found by an index of their own.
 */
final class RatingSql {
  private static final List<String> ENTRY =
      List.of(
          "rating",
          "stage",
          "cycle_position",
          "effective_on",
          "recorded_at",
          "position",
          "actor_number");

  private static final String COLUMNS = String.join(", ", ENTRY);

  /** First letter of the rating. */
  static final String RATING = "rating_letter as rating";

  /** The same, and the columns that decide whether another entry takes precedence. */
  static final String JUDGED = RATING + ", cycle_position, effective_on";

  /** Cells on some lines that were ever rated. */
  private static final String CELLS =
      """
      from rated_subject a
       cross join points d
      """;

  static final String OF_LINES =
      """
       where a.partnership = :partnership
         and a.line = any(:lines::bigint[])
      """;

  static final String OF_AREA = "   and a.area = :area\n";

  /** Read once, and not for every cell again. */
  static final String POINTS =
      """
      with points as materialized (
        select p.point, p.day::date as day, p.cycle_position, p.since::date as since,
               p.settled::timestamptz as settled
          from unnest(:days::text[], :cycles::integer[], :since::text[], :settled::text[])
            with ordinality p (day, cycle_position, since, settled, point))
      """;

  /** Whether the partnership has any cell whose review is to be read as well. */
  private static final String REVIEWED =
      """
      exists (select
                from reviewed_subject v
               where v.partnership = :partnership) as reviewed\
      """;

  /** Latest entry of a cell on a line that meets the conditions and was not withdrawn. */
  private static final String LOOK =
      """
      (select %1$s
         from rating_entry r
        where %2$s
          and %4$s
          and %5$s
          and r.partnership = :partnership
          and r.cell = a.cell
          and r.effective_on <= %3$s
        order by r.effective_on desc, r.position desc
        limit 1)
      """;

  /** A query for each stage. */
  record ByStage(Map<StageFilter, String> queries) {
    String of(StageFilter stage) {
      return Objects.requireNonNull(queries.get(stage));
    }
  }

  private RatingSql() {}

  /**
   * Whether an entry may count at a point: it is one of the cycle itself, or was recorded before
   * the cycle was settled.
   */
  static String mayCount(String entry, String point) {
    return """
    (%2$s.recorded_at <= %1$s.settled
        or %2$s.cycle_position = %1$s.cycle_position
          and %2$s.effective_on >= %1$s.since
          and %2$s.recorded_at <= :knownAt)\
    """
        .formatted(point, entry);
  }

  /**
   * Whether no withdrawal of the entry counts. Most partnerships have none at all, which is found
   * out once; a look for each entry took a fifth of a query's time. The limit keeps the second
   * subquery from becoming a join, which a plan kept from a small log might carry out over all
   * withdrawals.
   */
  static String notWithdrawn(String point) {
    return """
    (not exists
            (select
               from rating_entry v
              where v.partnership = :partnership
                and v.withdrawn is not null)
           or (select w.position
                 from rating_entry w
                where w.partnership = :partnership
                  and w.withdrawn = r.position
                  and %s
                limit 1) is null)\
    """
        .formatted(mayCount("w", point));
  }

  /** Latest entry of some kinds that may count at a point. It mostly is the one that counts. */
  static String latest(String columns, String point, String kinds) {
    return LOOK.formatted(
        columns, mayCount("r", point), point + ".day", kinds, notWithdrawn(point));
  }

  /**
   * Latest entry of the cycle itself, which takes precedence over a later one of another cycle.
   * There is none if the latest of all was effective before the cycle's own entries can be.
   */
  static String own(String columns, String point, String latest, String kinds) {
    return LOOK.formatted(
        columns,
        """
        %2$s.cycle_position <> %1$s.cycle_position
          and %2$s.effective_on >= %1$s.since
          and r.cycle_position = %1$s.cycle_position
          and r.effective_on >= %1$s.since
          and r.recorded_at <= :knownAt\
        """
            .formatted(point, latest),
        point + ".day",
        kinds,
        notWithdrawn(point));
  }

  private static String firstOf(String own, String latest) {
    return ENTRY.stream()
        .map(column -> "coalesce(%1$s.%3$s, %2$s.%3$s) as %3$s".formatted(own, latest, column))
        .collect(Collectors.joining(", "));
  }

  private static ByStage each(UnaryOperator<String> ofKinds) {
    Map<StageFilter, String> queries = new EnumMap<>(StageFilter.class);
    for (StageFilter stage : StageFilter.values()) {
      queries.put(stage, ofKinds.apply(kinds(stage)));
    }
    return new ByStage(queries);
  }

  /** Whether an entry is of a kind that counts. */
  static String kinds(StageFilter stage) {
    return EntryKind.in("r", stage.kinds());
  }

  /** Entry that counts for each line of each cell of an area, at one point. */
  static final ByStage ENTRIES =
      each(kinds ->
          POINTS
              + "select a.line, a.agency, "
              + REVIEWED
              + ", "
              + firstOf("o", "l")
              + "\n"
              + CELLS
              + " cross join lateral "
              + latest(COLUMNS, "d", kinds)
              + "  l\n  left join lateral "
              + own(COLUMNS, "d", "l", kinds)
              + "  o on true\n"
              + OF_LINES
              + OF_AREA);

  private static String letters(String kinds) {
    return """
    select a.area, a.agency, a.line, g.letters, %s
      from rated_subject a
     cross join lateral
       (select string_agg(
                 case when o.rating is null and l.cycle_position <> d.cycle_position
                      then lower(l.rating::text)
                      else coalesce(o.rating, l.rating, '-')::text end,
                 '' order by d.point) as letters
          from points d
          left join lateral %s l on true
          left join lateral %s o on true) g
    """
        .formatted(REVIEWED, latest(JUDGED, "d", kinds), own(RATING, "d", "l", kinds));
  }

  /**
   * Rating of each line of each cell of an area at each of several points, a letter each: a small
   * one if another cycle's rating counts in the outcome of a cycle.
   */
  static final ByStage GRIDS = each(kinds -> POINTS + letters(kinds) + OF_LINES + OF_AREA);

  /** The same for all areas. */
  static final ByStage EVERYWHERE = each(kinds -> POINTS + letters(kinds) + OF_LINES);
}
