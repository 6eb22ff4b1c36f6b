package uk.ragtime.query.rating;

import java.util.List;
import java.util.stream.Collectors;

/**
 * SQL of queries to the log of ratings. Each line of a cell costs one index lookup, however long
 * the log is, and a second one in a cycle's outcome if another cycle rated it meanwhile; so does
 * each entry that is found to be withdrawn, or of a stage that does not count.
 *
 * <p>The parameters {@code :days}, {@code :cycles}, {@code :since} and {@code :settled} describe
 * one or more points as {@link RatingsAt} does, {@code :kinds} the entries that count.
 */
final class RatingSql {
  private static final List<String> ENTRY =
      List.of(
          "agency",
          "capability",
          "rating",
          "stage",
          "cycle",
          "effective_on",
          "recorded_at",
          "position",
          "actor");

  private static final String COLUMNS = String.join(", ", ENTRY);

  /** The rating, and the columns that decide whether another entry takes precedence. */
  static final String JUDGED = "rating, cycle, effective_on";

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
        select p.point, p.day::date as day, p.cycle, p.since::date as since,
               p.settled::timestamptz as settled
          from unnest(:days::text[], :cycles::text[], :since::text[], :settled::text[])
            with ordinality p (day, cycle, since, settled, point))
      """;

  /** Kinds of entries that the query is about. */
  private static final String ASKED_FOR = "r.kind = any(:kinds::text[])";

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
          and r.area = a.area
          and r.agency = a.agency
          and r.line = a.line
          and r.effective_on <= %3$s
        order by r.effective_on desc, r.position desc
        limit 1)
      """;

  private RatingSql() {}

  /**
   * Whether an entry may count at a point: it is one of the cycle itself, or was recorded before
   * the cycle was settled.
   */
  static String mayCount(String entry, String point) {
    return """
    (%2$s.recorded_at <= %1$s.settled
        or %2$s.cycle = %1$s.cycle
          and %2$s.effective_on >= %1$s.since
          and %2$s.recorded_at <= :knownAt)\
    """
        .formatted(point, entry);
  }

  /**
   * Whether no withdrawal of the entry counts. The limit keeps the subquery from becoming a join,
   * which a plan kept from a small log might carry out over all withdrawals.
   */
  private static String notWithdrawn(String point) {
    return """
    (select w.position
           from rating_entry w
          where w.partnership = :partnership
            and w.withdrawn = r.position
            and %s
          limit 1) is null\
    """
        .formatted(mayCount("w", point));
  }

  /** Latest entry that may count at a point. It mostly is the one that counts. */
  private static String latest(String columns, String point) {
    return latest(columns, point, ASKED_FOR);
  }

  static String latest(String columns, String point, String kinds) {
    return LOOK.formatted(
        columns, mayCount("r", point), point + ".day", kinds, notWithdrawn(point));
  }

  /**
   * Latest entry of the cycle itself, which takes precedence over a later one of another cycle.
   * There is none if the latest of all was effective before the cycle's own entries can be.
   */
  private static String own(String columns, String point, String latest) {
    return own(columns, point, latest, ASKED_FOR);
  }

  static String own(String columns, String point, String latest, String kinds) {
    return LOOK.formatted(
        columns,
        """
        %2$s.cycle <> %1$s.cycle
          and %2$s.effective_on >= %1$s.since
          and r.cycle = %1$s.cycle
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

  /** Entry that counts for each line of each cell of an area, at one point. */
  static final String ENTRIES =
      POINTS
          + "select a.line, "
          + REVIEWED
          + ", "
          + firstOf("o", "l")
          + "\n"
          + CELLS
          + " cross join lateral "
          + latest(COLUMNS, "d")
          + "  l\n  left join lateral "
          + own(COLUMNS, "d", "l")
          + "  o on true\n"
          + OF_LINES
          + OF_AREA;

  private static final String LETTERS =
      """
      select a.area, a.agency, a.line, g.letters, %s
        from rated_subject a
       cross join lateral
         (select string_agg(left(coalesce(o.rating, l.rating, '-'), 1), '' order by d.point) as letters
            from points d
            left join lateral %s l on true
            left join lateral %s o on true) g
      """
          .formatted(REVIEWED, latest(JUDGED, "d"), own("rating", "d", "l"));

  /** Rating of each line of each cell of an area at each of several points, a letter each. */
  static final String GRIDS = POINTS + LETTERS + OF_LINES + OF_AREA;

  /** The same for all areas. */
  static final String EVERYWHERE = POINTS + LETTERS + OF_LINES;

  /**
   * Rating of each line of each cell at a first point, entry at a second one, and changes on the
   * days between.
   */
  static final String WINDOWS =
      POINTS
          + """
          , first as (select * from points where point = 1),
            last as (select * from points where point = 2)
          select a.agency, a.line, coalesce(bo.rating, bl.rating) as before,
                 coalesce(eo.rating, el.rating) as after,
                 coalesce(eo.position, el.position) as position, w.letters, w.days
            from rated_subject a
           cross join first b
           cross join last e
            left join lateral %s bl on true
            left join lateral %s bo on true
            left join lateral %s el on true
            left join lateral %s eo on true
           cross join lateral
             (select string_agg(left(r.rating, 1), '' order by r.effective_on, r.position) as letters,
                     array_agg(r.effective_on - b.day order by r.effective_on, r.position) as days
                from rating_entry r
               where r.partnership = :partnership
                 and r.cell = a.cell
                 and r.area = a.area
                 and r.agency = a.agency
                 and r.line = a.line
                 and r.effective_on > b.day
                 and r.effective_on <= e.day
                 and %s
                 and %s
                 and %s) w
          """
              .formatted(
                  latest(JUDGED, "b"),
                  own("rating", "b", "bl"),
                  latest(JUDGED + ", position", "e"),
                  own("rating, position", "e", "el"),
                  mayCount("r", "e"),
                  ASKED_FOR,
                  notWithdrawn("e"))
          + OF_LINES
          + OF_AREA;
}
