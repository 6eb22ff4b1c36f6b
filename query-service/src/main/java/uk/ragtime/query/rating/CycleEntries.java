package uk.ragtime.query.rating;

/**
 * Conditions that find entries of the log of ratings without an index of its own: by the positions
 * between which those of a cycle are, and by {@link Stretches}.
 */
public final class CycleEntries {
  private static final String FIRST =
      """
      (select c.position%s
                from cycle c
               where c.partnership = :partnership
                 and c.cycle = :cycle)\
      """;

  private static final String LAST =
      """
      (select coalesce(max(l.position), min(k.position), %d)%%s
                from (values (1)) one
                left join cycle_closure k
                  on k.partnership = :partnership
                 and k.cycle = :cycle
                left join rated_after_closing l
                  on l.partnership = :partnership
                 and l.cycle = :cycle)\
      """
          .formatted(Long.MAX_VALUE);

  private CycleEntries() {}

  /**
   * Entries {@code r} of the cycle {@code :cycle}. None is recorded before the cycle is scheduled,
   * nor, unless an assessment was reopened, after it is closed.
   */
  public static String ofCycle(String r) {
    return """
    %1$s.position > %2$s
         and %1$s.position <= %3$s
         and %1$s.cycle_position = %2$s\
    """
        .formatted(r, FIRST.formatted(""), LAST.formatted(""));
  }

  /** The same beside a condition that the index of an area or of a member serves. */
  public static String ofCycleByStretch(String r) {
    return """
    %1$s.stretch >= %2$s
         and %1$s.stretch <= %3$s
         and %4$s\
    """
        .formatted(
            r,
            FIRST.formatted(Stretches.OF_POSITION),
            LAST.formatted(Stretches.OF_POSITION),
            ofCycle(r));
  }
}
