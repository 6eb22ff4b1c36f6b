package uk.ragtime.query.rating;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is asked of the log of ratings. Each line of a cell is one look into the index, however long
 * the log is; in a cycle's outcome two, where the cycle itself has nothing to say.
 *
 * <p>The parameters {@code :days}, {@code :cycles}, {@code :since} and {@code :settled} describe
 * one or more points as {@link RatingsAt} does.
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

  /** The cells on some lines that were ever rated. */
  private static final String CELLS =
      """
      from rated_subject a
       cross join points d
      """;

  private static final String OF_LINES =
      """
       where a.partnership = :partnership
         and a.line = any(:lines::bigint[])
      """;

  private static final String OF_AREA = "   and a.area = :area\n";

  private static final String POINTS =
      """
      with points as (
        select p.point, p.day::date as day, p.cycle, p.since::date as since,
               p.settled::timestamptz as settled
          from unnest(:days::text[], :cycles::text[], :since::text[], :settled::text[])
            with ordinality p (day, cycle, since, settled, point))
      """;

  /** The latest entry of a cell on a line; before it, what else it has to be. */
  private static final String LOOK =
      """
      (select %1$s
         from rating_entry r
        where %2$s
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

  private static String own(String columns, String point) {
    return LOOK.formatted(
        columns,
        """
        %1$s.cycle is not null
          and r.cycle = %1$s.cycle
          and r.effective_on >= %1$s.since
          and r.recorded_at <= :knownAt\
        """
            .formatted(point),
        point + ".day");
  }

  private static String other(String columns, String point, String own) {
    return LOOK.formatted(
        columns,
        own + ".rating is null\n          and r.recorded_at <= " + point + ".settled",
        point + ".day");
  }

  private static String firstOf(String own, String other) {
    return ENTRY.stream()
        .map(column -> "coalesce(%1$s.%3$s, %2$s.%3$s) as %3$s".formatted(own, other, column))
        .collect(Collectors.joining(", "));
  }

  /** The entry that speaks for each line of each cell of an area, at one point. */
  static final String ENTRIES =
      POINTS
          + "select a.line, "
          + firstOf("o", "f")
          + "\n"
          + CELLS
          + "  left join lateral "
          + own(COLUMNS, "d")
          + "  o on true\n  left join lateral "
          + other(COLUMNS, "d", "o")
          + "  f on true\n"
          + OF_LINES
          + OF_AREA
          + "   and (o.rating is not null or f.rating is not null)\n";

  private static final String LETTERS =
      """
      select a.area, a.agency, a.line, g.letters
        from rated_subject a
       cross join lateral
         (select string_agg(left(coalesce(o.rating, f.rating, '-'), 1), '' order by d.point) as letters
            from points d
            left join lateral %s o on true
            left join lateral %s f on true) g
      """;

  /** The rating of each line of each cell of an area at each of some points, a letter each. */
  static final String GRIDS =
      POINTS
          + LETTERS.formatted(own("rating", "d"), other("rating", "d", "o"))
          + OF_LINES
          + OF_AREA;

  /** The same for all areas. */
  static final String EVERYWHERE =
      POINTS + LETTERS.formatted(own("rating", "d"), other("rating", "d", "o")) + OF_LINES;

  /**
   * The rating of each line of each cell at a first point, the entry at a second one, and what came
   * into force on the days between.
   */
  static final String WINDOWS =
      POINTS
          + """
          , first as (select * from points where point = 1),
            last as (select * from points where point = 2)
          select a.agency, a.line, coalesce(bo.rating, bf.rating) as before,
                 coalesce(eo.rating, ef.rating) as after,
                 coalesce(eo.position, ef.position) as position, w.letters, w.days
            from rated_subject a
           cross join first b
           cross join last e
            left join lateral %s bo on true
            left join lateral %s bf on true
            left join lateral %s eo on true
            left join lateral %s ef on true
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
                 and r.recorded_at <= :knownAt) w
          """
              .formatted(
                  own("rating", "b"),
                  other("rating", "b", "bo"),
                  own("rating, position", "e"),
                  other("rating, position", "e", "eo"))
          + OF_LINES
          + OF_AREA;
}
