package uk.ragtime.query.rating;

import java.util.EnumMap;
import java.util.Map;

/**
 * SQL of what happened in each cell between two points. Spells of standing ratings have sums, so a
 * few looks tell it for any span; only entries since the last spell that was known as it is now are
 * read one by one. {@code width_bucket} finds a day or an instant in the sorted array of a page.
 *
 * <p>The parameters are those of {@link RatingSql}, and {@code :complete} (whether all entries that
 * were ever recorded count at the second point), {@code :others} (whether the rating at the first
 * point may be replaced by another one) and {@code :woven} (lines whose changes are needed day by
 * day).
 */
final class SpellSql {
  /** A spell of a cell: on the page that is found first, the one of a number. */
  private static final String SPELL =
      """
      (select %1$s
         from (select s.*, %2$s as n
                 from rating_spell_page s
                where %3$s
                  and s.partnership = :partnership
                  and s.cell = a.cell
                order by s.first %4$s
                limit 1) s)
      """;

  private static final String SINCE_AND_RATING =
      "s.since[s.n] as since, substr(s.ratings, s.n, 1) as rating, ";

  /** Last spell that has begun by the second point, and was known then as it is now. */
  private static final String LAST =
      SPELL.formatted(
          SINCE_AND_RATING
              + """
              s.red_days[s.n] as red_days, s.turns[s.n] as turns,
                      right(s.heading_before || replace(left(s.directions, s.n), '-', ''), 1) as heading,
                      right(s.degree_before || replace(left(s.ratings, s.n), 'N', ''), 1) as degree\
              """,
          "least(width_bucket(e.day, s.since), width_bucket(e.settled, s.known_since))",
          """
          not k.one_by_one
                  and s.first <= e.day
                  and s.known_since[1] <= e.settled\
          """,
          "desc");

  /** The page on which the first point is, if spells of later ones are looked for. */
  private static final String PAGE =
      """
      (select s.first
         from rating_spell_page s
        where x.since > b.day
          and s.partnership = :partnership
          and s.cell = a.cell
          and s.first <= b.day
        order by s.first desc
        limit 1)
      """;

  /** First spell that begins after the first point: on that page or on the next one. */
  private static final String FIRST =
      SPELL.formatted(
          SINCE_AND_RATING
              + """
              s.red_days[s.n] as red_days, s.first as page,
                      nullif(substr(s.rating_before || s.ratings, s.n, 1), '-') as rating_before\
              """,
          "width_bucket(b.day, s.since) + 1",
          """
          x.since > b.day
                  and s.first >= coalesce(p.first, '-infinity')
                  and s.last > b.day\
          """,
          "");

  /** The spell after that, which is on the scale, if the first is not. */
  private static final String SECOND =
      SPELL.formatted(
          SINCE_AND_RATING + "s.red_days[s.n] as red_days",
          "width_bucket(f.since, s.since) + 1",
          """
          f.rating = 'N'
                  and f.since < x.since
                  and s.first >= f.page
                  and s.last > f.since\
          """,
          "");

  /** Directions of a page from the first one after these spells. */
  private static final String DIRECTIONS =
      "ltrim(substr(s.directions, width_bucket(coalesce(n.since, f.since), s.since) + 1), '-')";

  /** First spell after these that is better or worse than the one before. */
  private static final String NEXT =
      SPELL.formatted(
          "s.since[s.n] as since, substr(s.directions, s.n, 1) as direction, s.turns[s.n] as turns",
          "cardinality(s.since) - length(" + DIRECTIONS + ") + 1",
          """
          coalesce(n.since, f.since) < x.since
                  and s.first >= f.page
                  and s.last > coalesce(n.since, f.since)
                  and %s <> ''\
          """
              .formatted(DIRECTIONS),
          "");

  private SpellSql() {}

  /**
   * Condition under which entries are read one by one although no capability needs it: spells are
   * of standing ratings, and those of other stages are the same only where nothing was reviewed.
   */
  private static String differs(StageFilter stage) {
    return switch (stage) {
      case STANDING -> "false";
      case SELF, CHALLENGED_TOO ->
          """
          exists (select
                     from reviewed_subject v
                    where v.partnership = :partnership
                      and v.area = a.area
                      and v.agency = a.agency
                      and v.line = a.line)\
          """;
      case AGREED_ONLY -> "true";
    };
  }

  private static String windows(StageFilter stage) {
    String kinds = RatingSql.kinds(stage);
    String counts =
        RatingSql.mayCount("r", "e") + " and " + kinds + " and " + RatingSql.notWithdrawn("e");
    return """
    , first as (select * from points where point = 1),
      last as (select * from points where point = 2)
    select a.agency, a.line, coalesce(bo.rating, bl.rating) as before,
           coalesce(eo.rating, el.rating) as after,
           coalesce(eo.position, el.position) as position,
           h.effective_on - b.day as told_day, coalesce(f.rating_before, x.rating) as told_rating,
           f.since - b.day as first_day, f.rating as first_rating,
           n.since - b.day as second_day, n.rating as second_rating,
           x.since - b.day as last_day, x.rating as last_rating,
           x.red_days - coalesce(n.red_days, f.red_days) as red_days,
           g.direction, x.turns - g.turns as turns, x.heading, x.degree, w.letters, w.days
      from rated_subject a
     cross join first b
     cross join last e
     cross join lateral (select a.line = any(:woven::bigint[]) or %s as one_by_one) k
      left join lateral %s bl on true
      left join lateral %s bo on true
      left join lateral %s el on true
      left join lateral %s eo on true
      left join lateral %s x on true
      left join lateral %s p on true
      left join lateral %s f on true
      left join lateral %s n on true
      left join lateral %s g on g.since <= x.since
      left join lateral
       (select r.effective_on
          from rating_entry r
         where (f.since is not null or x.since <= b.day and :complete::boolean)
           and (:others::boolean
                or coalesce(f.rating_before, x.rating)
                     is distinct from coalesce(bo.rating, bl.rating))
           and r.partnership = :partnership
           and r.cell = a.cell
           and r.effective_on > b.day
           and r.effective_on < coalesce(f.since, e.day + 1)
           and %s
         order by r.effective_on, r.position
         limit 1) h on true
     cross join lateral
       (select string_agg(r.rating_letter::text, '' order by r.effective_on, r.position) as letters,
               array_agg(r.effective_on - b.day order by r.effective_on, r.position) as days
          from rating_entry r
         where (k.one_by_one or not :complete::boolean)
           and r.partnership = :partnership
           and r.cell = a.cell
           and r.effective_on > greatest(b.day, x.since)
           and r.effective_on <= e.day
           and %s) w
    """
        .formatted(
            differs(stage),
            RatingSql.latest(RatingSql.JUDGED, "b", kinds),
            RatingSql.own(RatingSql.RATING, "b", "bl", kinds),
            RatingSql.latest(RatingSql.JUDGED + ", position", "e", kinds),
            RatingSql.own(RatingSql.RATING + ", position", "e", "el", kinds),
            LAST,
            PAGE,
            FIRST,
            SECOND,
            NEXT,
            counts,
            counts);
  }

  /**
   * Rating of each line of each cell at a first point, entry at a second one, and what happened on
   * the days between: some changes, sums, and changes again.
   */
  static final RatingSql.ByStage WINDOWS = windows();

  private static RatingSql.ByStage windows() {
    Map<StageFilter, String> queries = new EnumMap<>(StageFilter.class);
    for (StageFilter stage : StageFilter.values()) {
      queries.put(
          stage, RatingSql.POINTS + windows(stage) + RatingSql.OF_LINES + RatingSql.OF_AREA);
    }
    return new RatingSql.ByStage(queries);
  }
}
