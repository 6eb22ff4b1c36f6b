package uk.ragtime.query.rating;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.query.checklist.Checklists;
import uk.ragtime.query.tenancy.ReferencePart;
import uk.ragtime.query.tenancy.ReferenceRows;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Numbers by which the log of ratings names areas, cycles and actors, from memory, so that a rating
 * shown costs no look-up. What has no number was never rated, and is given {@link #NONE}.
 */
public final class RatingNumbers {
  /** Number of nothing. */
  public static final int NONE = 0;

  private static final String ALL =
      """
      select c.partnership, 'CYCLE' as kind, c.position as number, c.cycle as code, c.checklist,
             c.checklist_version
        from cycle c
       where c.partnership = :partnership
      union all
      select a.partnership, 'AREA', a.number, a.area, null, null
        from rated_area a
       where a.partnership = :partnership
      union all
      select b.partnership, 'ACTOR', b.number, b.actor, null, null
        from rating_actor b
       where b.partnership = :partnership
      """;

  private static final ReferencePart<RatingNumbers> PART =
      new ReferencePart<>("numbers of ratings", RatingNumbers::read);

  /** Of a partnership that has no cycles and has rated nothing. */
  public static final RatingNumbers EMPTY = new RatingNumbers(List.of());

  private enum Kind {
    CYCLE,
    AREA,
    ACTOR
  }

  private record Row(Kind kind, int number, String code, @Nullable String checklist, int version) {}

  /**
   * A cycle with its checklist.
   *
   * @param position its number, at which it was scheduled
   */
  public record Cycle(int position, CycleCode code, ChecklistCode checklist, int version) {}

  private final Map<Integer, Cycle> cycles = new HashMap<>();
  private final Map<CycleCode, Integer> positions = new HashMap<>();
  private final Map<AreaCode, Integer> areas = new HashMap<>();
  private final Map<Integer, String> actors = new HashMap<>();
  private final Map<String, Integer> ofActors = new HashMap<>();

  private RatingNumbers(List<Row> rows) {
    rows.forEach(this::add);
  }

  private void add(Row row) {
    switch (row.kind()) {
      case CYCLE -> {
        CycleCode code = new CycleCode(row.code());
        ChecklistCode checklist = new ChecklistCode(Objects.requireNonNull(row.checklist()));
        cycles.put(row.number(), new Cycle(row.number(), code, checklist, row.version()));
        positions.put(code, row.number());
      }
      case AREA -> areas.put(new AreaCode(row.code()), row.number());
      case ACTOR -> {
        actors.put(row.number(), row.code());
        ofActors.put(row.code(), row.number());
      }
    }
  }

  private static RatingNumbers read(ReferenceRows rows) {
    return new RatingNumbers(
        rows.list(
            ALL,
            (row, _) ->
                new Row(
                    Kind.valueOf(row.getString("kind")),
                    row.getInt("number"),
                    row.getString("code"),
                    row.getString("checklist"),
                    row.getInt("checklist_version"))));
  }

  /** Numbers of a partnership. */
  public static RatingNumbers of(Tenant tenant) {
    return tenant.reference(PART);
  }

  /** Number of an area. */
  public int area(AreaCode area) {
    return areas.getOrDefault(area, NONE);
  }

  /** Number of who rates: of a member's handle, or the operator. */
  public int ofActor(String actor) {
    return ofActors.getOrDefault(actor, NONE);
  }

  /** Number of a cycle: the position at which it was scheduled. */
  public int position(CycleCode cycle) {
    return positions.getOrDefault(cycle, NONE);
  }

  /** Numbers of the cycles that rate a checklist. */
  public Integer[] positions(ChecklistCode checklist) {
    return cycles.values().stream()
        .filter(cycle -> cycle.checklist().equals(checklist))
        .map(Cycle::position)
        .toArray(Integer[]::new);
  }

  /**
   * Cycle of a number.
   *
   * @throws IllegalArgumentException if it is nothing's
   */
  public Cycle cycle(int position) {
    return told(cycles.get(position), "cycle", position);
  }

  /**
   * Actor of a number.
   *
   * @throws IllegalArgumentException if it is nobody's
   */
  public String actor(int number) {
    return told(actors.get(number), "actor", number);
  }

  /**
   * Code of what was rated on a line in a cycle.
   *
   * @throws IllegalArgumentException if the cycle's checklist has no such line
   */
  public static CapabilityCode capability(Tenant tenant, Cycle cycle, long line) {
    return Checklists.capability(tenant, cycle.checklist(), cycle.version(), line);
  }

  private static <T> T told(@Nullable T found, String what, int number) {
    if (found == null) {
      throw new IllegalArgumentException("no " + what + " has the number " + number);
    }
    return found;
  }
}
