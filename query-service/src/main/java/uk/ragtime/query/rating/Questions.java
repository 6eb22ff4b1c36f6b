package uk.ragtime.query.rating;

/**
 * What is asked of the log of ratings. Each cell of a profile is one look into the index, however
 * long the log is; where a capability has had other names, one for each of them, of which the
 * latest counts.
 *
 * @param inForce the entry in force in each cell of an area on a day
 * @param grids the rating in force in each cell of an area on each of some days, a letter each
 * @param everywhere the same for all areas
 * @param windows what was in force on a first day, and what came into force until a last one
 */
record Questions(String inForce, String grids, String everywhere, String windows) {
  private static final String OF_AREA = "and s.area = :area";

  /** The cells that were ever rated and are seen through the lens. */
  private static final String CELLS =
      """
        from (select s.area, s.agency, c.place, %s
                from rated_subject s
                join unnest(:names::text[], :places::integer[]) c (name, place)
                  on c.name = s.capability
               where s.partnership = :partnership
                 %s
               %s) a
      """;

  private static final String LOOK =
      """
      (select agency, capability, rating, stage, cycle, effective_on, recorded_at, position, actor
         from rating_entry r
        where r.partnership = :partnership
          and r.cell = %1$s.cell
          and r.area = a.area
          and r.agency = a.agency
          and r.capability = %1$s.capability
          and r.effective_on <= %2$s
          and r.recorded_at <= :knownAt
        order by r.effective_on desc, r.position desc
        limit 1)
      """;

  private static final String IN_FORCE =
      """
      select a.place, e.*
      %s
       cross join lateral %s e
      """;

  private static final String GRIDS =
      """
      select a.area, a.agency, a.place, g.letters
      %s
       cross join lateral
         (select string_agg(coalesce(left(e.rating, 1), '-'), '' order by d.point) as letters
            from unnest(:days::text[]) with ordinality d (day, point)
            left join lateral %s e on true) g
      """;

  private static final String WINDOWS =
      """
      select a.agency, a.place, b.rating as before, e.position, w.letters, w.days
      %s
        left join lateral %s b on true
       cross join lateral %s e
       cross join lateral
         (select string_agg(left(r.rating, 1), '' order by r.effective_on, r.position) as letters,
                 array_agg(r.effective_on - :from::date order by r.effective_on, r.position) as days
            from unnest(%s) n (capability, cell)
            join rating_entry r
              on r.partnership = :partnership
             and r.cell = n.cell
             and r.area = a.area
             and r.agency = a.agency
             and r.capability = n.capability
           where r.effective_on > :from::date
             and r.effective_on <= :to::date
             and r.recorded_at <= :knownAt) w
      """;

  /** Where each capability has had one name only. */
  static Questions plain() {
    String cell = "s.capability, s.cell";
    return new Questions(
        IN_FORCE.formatted(CELLS.formatted(cell, OF_AREA, ""), look(":day::date")),
        GRIDS.formatted(CELLS.formatted(cell, OF_AREA, ""), look("d.day::date")),
        GRIDS.formatted(CELLS.formatted(cell, "", ""), look("d.day::date")),
        WINDOWS.formatted(
            CELLS.formatted(cell, OF_AREA, ""),
            look(":from::date"),
            look(":to::date"),
            "array[a.capability], array[a.cell]"));
  }

  /** Where one at least has had others. */
  static Questions renamed() {
    String cells = "array_agg(s.capability) as names, array_agg(s.cell) as cells";
    String each = "group by s.area, s.agency, c.place";
    return new Questions(
        IN_FORCE.formatted(CELLS.formatted(cells, OF_AREA, each), lookForAll(":day::date")),
        GRIDS.formatted(CELLS.formatted(cells, OF_AREA, each), lookForAll("d.day::date")),
        GRIDS.formatted(CELLS.formatted(cells, "", each), lookForAll("d.day::date")),
        WINDOWS.formatted(
            CELLS.formatted(cells, OF_AREA, each),
            lookForAll(":from::date"),
            lookForAll(":to::date"),
            "a.names, a.cells"));
  }

  private static String look(String day) {
    return LOOK.formatted("a", day);
  }

  private static String lookForAll(String day) {
    return """
    (select x.*
       from unnest(a.names, a.cells) n (capability, cell)
      cross join lateral %s x
      order by x.effective_on desc, x.position desc
      limit 1)
    """
        .formatted(LOOK.formatted("n", day));
  }
}
