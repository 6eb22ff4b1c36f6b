package uk.ragtime.query.audit;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.rating.CycleEntries;
import uk.ragtime.query.rating.RatingNumbers;
import uk.ragtime.query.rating.Stretches;

/** SQL conditions of an audit query, with the values of their parameters. */
final class AuditFilters {
  /**
   * Positions are in order of time, and time marks tell roughly where to start. The bounds are
   * plain subqueries: under row-level security, functions that are not leakproof, such as coalesce,
   * are kept out of index conditions.
   */
  private static final String BEGINS =
      """
      position >= (select coalesce(max(m.position), 0)
                     from time_mark m
                    where m.partnership = :partnership
                      and m.recorded_at < :from)
         and recorded_at >= :from\
      """;

  private static final String ENDS =
      """
      position <= (select coalesce(min(m.position), %d)
                     from time_mark m
                    where m.partnership = :partnership
                      and m.recorded_at >= :before)
         and recorded_at < :before\
      """
          .formatted(Long.MAX_VALUE);

  private static final String BEGINS_IN_STRETCH =
      """
      stretch >= (select coalesce(max(m.position), 0)%s
                    from time_mark m
                   where m.partnership = :partnership
                     and m.recorded_at < :from)\
      """
          .formatted(Stretches.OF_POSITION);

  private static final String ENDS_IN_STRETCH =
      """
      stretch <= (select coalesce(min(m.position), %d)%s
                    from time_mark m
                   where m.partnership = :partnership
                     and m.recorded_at >= :before)\
      """
          .formatted(Long.MAX_VALUE, Stretches.OF_POSITION);

  /** Steps of a review may follow the closing. */
  private static final String STEPS_OF_CYCLE =
      """
      position > (select c.position
                    from cycle c
                   where c.partnership = :partnership
                     and c.cycle = :cycle)
         and cycle = :cycle\
      """;

  private static final String OF_CYCLES = "cycle_position = any(:cycles::integer[])";

  private static final String STEPS_OF_CHECKLIST =
      """
      cycle = any(array(
               select c.cycle
                 from cycle c
                where c.partnership = :partnership
                  and c.checklist = :checklist))\
      """;

  /** Finds entries by their cells. */
  private static final String OF_CELLS =
      """
      position = any(array(
               select r.position
                 from rating_entry r
                where r.partnership = :partnership
                  and r.cell = any(:cells::bigint[])))\
      """;

  private static final String OF_CORRELATION =
      """
      position = any(array(
               select l.position
                 from event_log l
                where l.partnership = :partnership
                  and l.correlation_id = :correlation
                  and l.data is not null
               union all
               select r.position
                 from rating_entry r
                where r.partnership = :partnership
                  and r.correlation_id = :correlation))\
      """;

  /** The correlation may be a command's id, which is not stored twice. */
  private static final String OF_CORRELATION_OR_COMMAND =
      """
      position = any(array(
               select l.position
                 from event_log l
                where l.partnership = :partnership
                  and l.correlation_id = :correlation
                  and l.data is not null
               union all
               select l.position
                 from event_log l
                where l.partnership = :partnership
                  and l.correlation_id is null
                  and l.command_id = :command
                  and l.data is not null
               union all
               select r.position
                 from rating_entry r
                where r.partnership = :partnership
                  and r.correlation_id = :correlation
               union all
               select r.position
                 from rating_entry r
                where r.partnership = :partnership
                  and r.correlation_id is null
                  and r.command_hash = (uuid_hash(:command) >> 16)::smallint
                  and r.command_id = :command))\
      """;

  private final List<String> conditions = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private final boolean byStretch;

  /**
   * @param byStretch whether the index of an area or of a member serves the query
   */
  private AuditFilters(boolean byStretch) {
    this.byStretch = byStretch;
  }

  /**
   * @param cells to search, if they are few
   * @param members handles of whom the query names; null if it names nobody
   */
  static AuditFilters of(
      AuditQuery query, RatedCells cells, @Nullable List<String> members, RatingNumbers numbers) {
    boolean ofOneMember = members != null && members.size() == 1;
    AuditFilters filters = new AuditFilters(query.area() != null || ofOneMember);
    filters.page(query);
    if (cells.few() != null) {
      filters.put(OF_CELLS, "cells", cells.few().toArray(Long[]::new));
    } else {
      filters.put(RatedCells.OF_AGENCY, "agency", text(query.agency()));
      if (cells.lines() != null) {
        filters.put(RatedCells.OF_LINES, "lines", cells.lines().toArray(Long[]::new));
      }
    }
    if (!query.kinds().areAllOfRatings()) {
      filters.put(AuditKinds.OF_LETTERS, "kinds", query.kinds().lettersOfRatings());
    }
    String ofCycle =
        filters.byStretch ? CycleEntries.ofCycleByStretch("e") : CycleEntries.ofCycle("e");
    filters.put(ofCycle, "cycle", text(query.cycle()));
    if (query.area() != null) {
      filters.put("area_number = :area", "area", numbers.area(query.area()));
    }
    if (query.checklist() != null) {
      filters.put(OF_CYCLES, "cycles", numbers.positions(query.checklist()));
    }
    if (members != null) {
      Integer[] actors = members.stream().map(numbers::ofActor).toArray(Integer[]::new);
      filters.oneOf("actor_number", "actors", "integer", actors);
    }
    filters.common(query);
    return filters;
  }

  /**
   * The same for the steps of reviews.
   *
   * @param lines of the requested capability; null if none was requested
   */
  static AuditFilters ofSteps(
      AuditQuery query, @Nullable List<Long> lines, @Nullable List<String> members) {
    AuditFilters filters = new AuditFilters(false);
    filters.page(query);
    if (lines != null) {
      filters.put(StepLog.OF_LINES, "lines", lines.toArray(Long[]::new));
    }
    filters.put("agency = :agency", "agency", text(query.agency()));
    filters.put(STEPS_OF_CYCLE, "cycle", text(query.cycle()));
    filters.put("area = :area", "area", text(query.area()));
    filters.put(STEPS_OF_CHECKLIST, "checklist", text(query.checklist()));
    if (members != null) {
      filters.oneOf("actor", "members", "text", members.toArray(String[]::new));
    }
    filters.common(query);
    return filters;
  }

  private void page(AuditQuery query) {
    long after = query.page().after();
    if (query.order() == AuditOrder.OLDEST) {
      put("position > :after", "after", after);
      putByStretch(Stretches.after("e"), "after", after);
    } else if (after > 0) {
      put("position < :after", "after", after);
      putByStretch(Stretches.before("e"), "after", after);
    }
  }

  private void common(AuditQuery query) {
    if (query.recorded().from() != null) {
      put(BEGINS, "from", query.recorded().from().atOffset(ZoneOffset.UTC));
      putByStretch(BEGINS_IN_STRETCH, "from", query.recorded().from().atOffset(ZoneOffset.UTC));
    }
    if (query.recorded().before() != null) {
      put(ENDS, "before", query.recorded().before().atOffset(ZoneOffset.UTC));
      putByStretch(ENDS_IN_STRETCH, "before", query.recorded().before().atOffset(ZoneOffset.UTC));
    }
    correlation(query.correlation());
  }

  /** Conditions to append to a {@code where} clause. */
  String sql() {
    StringBuilder sql = new StringBuilder();
    conditions.forEach(condition -> sql.append(" and ").append(condition).append('\n'));
    return sql.toString();
  }

  /** Columns to order by. The index of an area or of a member has stretches, not positions. */
  String order(AuditOrder order) {
    String descending = order == AuditOrder.NEWEST ? " desc" : "";
    return " order by "
        + (byStretch ? "stretch" + descending + ", " : "")
        + "position"
        + descending;
  }

  Map<String, Object> values() {
    return values;
  }

  /** One value as a rule: a list is planned as if it were several. */
  private void oneOf(String column, String name, String type, Object[] values) {
    if (values.length == 1) {
      put(column + " = :" + name, name, values[0]);
    } else {
      put("%s = any(:%s::%s[])".formatted(column, name, type), name, values);
    }
  }

  private void correlation(@Nullable String correlation) {
    UUID command = correlation == null ? null : command(correlation);
    put(command == null ? OF_CORRELATION : OF_CORRELATION_OR_COMMAND, "correlation", correlation);
    if (command != null) {
      values.put("command", command);
    }
  }

  /** Null unless it has the form of a command's id in answers. */
  private static @Nullable UUID command(String correlation) {
    try {
      UUID command = UUID.fromString(correlation);
      return command.toString().equals(correlation) ? command : null;
    } catch (IllegalArgumentException _) {
      return null;
    }
  }

  private void putByStretch(String condition, String name, Object value) {
    if (byStretch) {
      put(condition, name, value);
    }
  }

  private void put(String condition, String name, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      values.put(name, value);
    }
  }

  private static @Nullable String text(@Nullable Record code) {
    return code == null ? null : code.toString();
  }
}
