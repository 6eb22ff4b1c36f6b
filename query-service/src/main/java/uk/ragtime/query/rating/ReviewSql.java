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
      (select coalesce(o.rating, l.rating) as rating,
              coalesce(o.cycle_position, l.cycle_position) as cycle_position,
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
      and (%1$s.cycle_position is not distinct from d.cycle_position, %1$s.effective_on,
           %1$s.position)
            > (%2$s.cycle_position is not distinct from d.cycle_position, %2$s.effective_on,
               %2$s.position))\
    """
        .formatted(entry, other);
  }

  /**
   * The agency's own rating and the challenge of it, of each cell at each point. A challenge is of
   * the assessment in which it was made: it is passed over once the agency has changed its rating,
   * has taken it back, or has looked at it again in another cycle.
   *
   * <p>Whether it is open depends on recording alone: it is settled by an agreement, or overtaken
   * by a change or a withdrawal, of whichever day. Only entries of its cycle count for that, and
   * the last of them is known, so what came later is passed over within the index. The order and a
   * limit that is none have the planner read them by the cell and not by the position, which is as
   * good in a small log and reads a whole cycle in a large one.
   */
  private static final String REVIEWS =
      RatingSql.POINTS
          + """
          select a.area, a.agency, a.line, d.point, s.rating as self,
                 case
                   when s.position is not null
                     and not %1$s
                     and (c.cycle_position = s.cycle_position or not %2$s)
                     and z.taken_back is not true
                   then c.rating
                 end as sees,
                 z.settled is not true as open
            from reviewed_subject a
           cross join points d
          """
              .formatted(precedes("g", "c"), precedes("s", "c"))
          + counted("s", "r.kind_letter in ('C', 'R')")
          + counted("g", "r.kind_letter = 'C'")
          + counted("c", "r.kind_letter = 'H'")
          + """
           cross join lateral
             (select coalesce(
                       (select l.position
                          from rated_after_closing l
                          join cycle y
                            on y.partnership = :partnership
                           and y.cycle = l.cycle
                         where l.partnership = :partnership
                           and y.position = c.cycle_position),
                       (select k.position
                          from cycle_closure k
                          join cycle y
                            on y.partnership = :partnership
                           and y.cycle = k.cycle
                         where k.partnership = :partnership
                           and y.position = c.cycle_position),
                       %d) as position) f
           cross join lateral
             (select bool_or(e.settles) as settled, bool_or(e.takes_back) as taken_back
                from (select r.kind_letter in ('C', 'A', 'W') as settles,
                             r.withdrawn < c.position and %s as takes_back
                        from rating_entry r
                       where r.partnership = :partnership
                         and r.cell = a.cell
                         and r.cycle_position = c.cycle_position
                         and r.position > c.position
                         and r.position <= f.position
                         and r.recorded_at <= :knownAt
                       order by r.effective_on desc, r.position desc
                       limit :all) e) z
          """
              .formatted(Long.MAX_VALUE, RatingSql.mayCount("r", "d"))
          + RatingSql.OF_LINES;

  /** Reviews in an area. */
  static final String OF_AREA = REVIEWS + RatingSql.OF_AREA;

  /** Reviews in all areas. */
  static final String EVERYWHERE = REVIEWS;
}
