package uk.ragtime.query.rating;

import java.util.EnumMap;
import java.util.Map;

/**
 * SQL of what happened in each cell between two points. Spells of standing ratings have sums, so a
 * few looks tell it for any span; only entries since the last spell that was known as it is now are
 * read one by one.
 *
 * <p>The parameters are those of {@link RatingSql}, and {@code :complete} (whether all entries that
 * were ever recorded count at the second point), {@code :others} (whether the rating at the first
 * point may be replaced by another one) and {@code :woven} (lines whose changes are needed day by
 * day).
 */
final class SpellSql {
  private static final String SPELL =
      """
      (select %1$s
         from rating_spell s
        where %2$s
          and s.partnership = :partnership
          and s.cell = a.cell
        order by s.since %3$s
        limit 1)
      """;

  /** Last spell that has begun by the second point, and was known then as it is now. */
  private static final String LAST =
      SPELL.formatted(
          "s.since, s.rating, s.red_days, s.turns, s.heading, s.degree",
          """
          not k.one_by_one
                and s.since <= e.day
                and s.known_since <= e.settled\
          """,
          "desc");

  /** First spell that begins after the first point. */
  private static final String FIRST =
      SPELL.formatted(
          "s.since, s.rating, nullif(s.rating_before, '-') as rating_before, s.red_days",
          """
          x.since > b.day
                and s.since > b.day
                and s.since <= x.since\
          """,
          "");

  /** The spell after that, which is on the scale, if the first is not. */
  private static final String SECOND =
      SPELL.formatted(
          "s.since, s.rating, s.red_days",
          """
          f.rating = 'N'
                and s.since > f.since
                and s.since <= x.since\
          """,
          "");

  /** First spell after these that is better or worse than the one before. */
  private static final String NEXT =
      SPELL.formatted(
          "s.direction, s.turns",
          """
          s.since > coalesce(n.since, f.since)
                and s.since <= x.since
                and s.direction <> '-'\
          """,
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
      left join lateral %s f on true
      left join lateral %s n on true
      left join lateral %s g on true
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
