package uk.ragtime.query.rating;

/**
 * SQL of the reviews of cells: of those that were challenged or agreed, which are few. The
 * parameters are those of {@link RatingSql}.
 */
final class ReviewSql {
  private static final String COLUMNS = RatingSql.JUDGED + ", position";

  private ReviewSql() {}

  /** Entry of some kinds that counts at a point. */
  private static String counted(String name, String kinds) {
    return """
    left join lateral
      (select coalesce(o.rating, l.rating) as rating, coalesce(o.cycle, l.cycle) as cycle,
              coalesce(o.effective_on, l.effective_on) as effective_on,
              coalesce(o.position, l.position) as position
         from (values (1)) one
         left join lateral %s l on true
         left join lateral %s o on true) %s
      on true
    """
        .formatted(
            RatingSql.latest(COLUMNS, "d", kinds), RatingSql.own(COLUMNS, "d", "l", kinds), name);
  }

  /** Whether the first of two entries takes precedence; not if one of them is absent. */
  private static String precedes(String entry, String other) {
    return """
    (%1$s.position is not null
      and %2$s.position is not null
      and (%1$s.cycle is not distinct from d.cycle, %1$s.effective_on, %1$s.position)
            > (%2$s.cycle is not distinct from d.cycle, %2$s.effective_on, %2$s.position))\
    """
        .formatted(entry, other);
  }

  /**
   * The agency's own rating and the challenge of it, of each cell at each point. A challenge is of
   * the assessment in which it was made: it is passed over once the agency has changed its rating,
   * has taken it back, or has looked at it again in another cycle.
   *
   * <p>Whether it is open depends on recording alone: it is settled by an agreement, or overtaken
   * by a change, of whichever day.
   */
  private static final String REVIEWS =
      RatingSql.POINTS
          + """
          select a.area, a.agency, a.line, d.point, s.rating as self,
                 case when x.concerns then c.rating end as sees,
                 case
                   when x.concerns
                   then (select r.position
                           from rating_entry r
                          where r.partnership = :partnership
                            and r.cell = a.cell
                            and r.area = a.area
                            and r.agency = a.agency
                            and r.line = a.line
                            and r.cycle = c.cycle
                            and r.position > c.position
                            and r.kind in ('CHANGED', 'AGREED')
                            and r.recorded_at <= :knownAt
                          limit 1) is null
                 end as open
            from reviewed_subject a
           cross join points d
          """
          + counted("s", "r.kind in ('CHANGED', 'RECONFIRMED')")
          + counted("g", "r.kind = 'CHANGED'")
          + counted("c", "r.kind = 'CHALLENGED'")
          + """
           cross join lateral
             (select s.position is not null
                     and c.position is not null
                     and not %s
                     and (c.cycle = s.cycle or not %s)
                     and not exists
                         (select
                            from rating_entry w
                           where w.partnership = :partnership
                             and w.cell = a.cell
                             and w.area = a.area
                             and w.agency = a.agency
                             and w.line = a.line
                             and w.cycle = c.cycle
                             and w.position > c.position
                             and w.withdrawn < c.position
                             and %s) as concerns) x
          """
              .formatted(precedes("g", "c"), precedes("s", "c"), RatingSql.mayCount("w", "d"))
          + RatingSql.OF_LINES;

  /** Reviews in an area. */
  static final String OF_AREA = REVIEWS + RatingSql.OF_AREA;

  /** Reviews in all areas. */
  static final String EVERYWHERE = REVIEWS;
}
