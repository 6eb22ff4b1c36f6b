package uk.ragtime.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.opening.PlacedOpenings;
import uk.ragtime.query.opening.SealedText;
import uk.ragtime.query.tenancy.Tenant;

/**
 * Reads the steps of reviews, which give no rating, from the log of events. They are few beside the
 * ratings, and an index has them.
 */
public final class StepLog {
  /**
   * A step of a review.
   *
   * @param agency null for one of a whole area
   * @param capability only of an answer
   * @param offers rating that an answer offers
   * @param text what was written, as far as it is here
   * @param until how long the assessment takes ratings
   * @param assignee handle of the member who was asked
   * @param capabilities that the member was asked to look at
   */
  public record Step(
      long position,
      AuditKind kind,
      Instant recordedAt,
      String actor,
      String cycle,
      String area,
      @Nullable String agency,
      String checklist,
      @Nullable String capabilityKey,
      @Nullable String capability,
      @Nullable Rating offers,
      boolean onBehalf,
      SealedText text,
      @Nullable Instant until,
      @Nullable String assignee,
      @Nullable List<String> capabilities,
      @Nullable LocalDate dueOn,
      String correlationId) {}

  /** A step whose text has not been looked up yet. */
  private record Row(
      long position,
      AuditKind kind,
      Instant recordedAt,
      String actor,
      String cycle,
      String area,
      @Nullable String agency,
      String checklist,
      int version,
      JsonNode data,
      String correlationId) {}

  /** Columns have the names of those of the log of ratings, for the same conditions. */
  private static final String SELECT =
      """
      select e.*, c.checklist, c.checklist_version
        from (select l.partnership, l.position, l.type, l.recorded_at, l.actor, l.data,
                     split_part(l.stream, '/', 2) as cycle, split_part(l.stream, '/', 3) as area,
                     split_part(l.stream, '/', 4) as agency,
                     coalesce(l.correlation_id, l.command_id::text) as correlation_id
                from event_log l
               where l.partnership = :partnership
                 and l.type not like 'uk.ragtime.rating-%'
                 and l.type = any(:types::text[])) e
       cross join lateral
         (select c.checklist, c.checklist_version
            from cycle c
           where c.partnership = :partnership
             and c.cycle = e.cycle) c
       where true
      """;

  /** Answers about a capability that is on one of some lines. */
  public static final String OF_LINES =
      """
      exists
               (select
                  from capability k
                 where k.partnership = :partnership
                   and k.checklist = c.checklist
                   and k.version = c.checklist_version
                   and k.capability = e.data::json ->> 'capability'
                   and k.line = any(:lines::bigint[]))\
      """;

  private static final JsonMapper JSON = JsonMapper.shared();

  private StepLog() {}

  /**
   * Returns steps in the order of positions.
   *
   * @param types of their events; none for no steps
   * @param conditions of a {@code where} clause, each after {@code and}
   * @param values of the conditions' parameters
   */
  public static List<Step> read(
      Tenant tenant,
      List<String> types,
      String conditions,
      Map<String, Object> values,
      AuditOrder order,
      int limit) {
    if (types.isEmpty()) {
      return List.of();
    }
    String last = order == AuditOrder.NEWEST ? " order by position desc" : " order by position";
    List<Row> rows =
        tenant
            .ask(SELECT + conditions + last + " limit :limit")
            .params(values)
            .param("types", types.toArray(String[]::new))
            .param("limit", limit)
            .query((row, _) -> row(row))
            .list();
    PlacedOpenings openings = PlacedOpenings.at(tenant, rows.stream().map(Row::position).toList());
    return rows.stream().map(row -> step(row, openings)).toList();
  }

  private static Row row(ResultSet row) throws SQLException {
    String agency = row.getString("agency");
    return new Row(
        row.getLong("position"),
        AuditKind.ofStep(EventType.parse(row.getString("type"))),
        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("cycle"),
        row.getString("area"),
        agency.isEmpty() ? null : agency,
        row.getString("checklist"),
        row.getInt("checklist_version"),
        JSON.readTree(row.getString("data")),
        row.getString("correlation_id"));
  }

  private static Step step(Row row, PlacedOpenings openings) {
    JsonNode data = row.data();
    SealedField field = row.kind().text();
    String capability = text(data, "capability");
    String offers = text(data, "offers");
    String until = text(data, "until");
    String dueOn = text(data, "dueOn");
    return new Step(
        row.position(),
        row.kind(),
        row.recordedAt(),
        row.actor(),
        row.cycle(),
        row.area(),
        row.agency(),
        row.checklist(),
        capability == null ? null : row.checklist() + "/" + row.version() + "/" + capability,
        capability,
        offers == null ? null : Rating.valueOf(offers),
        data.path("onBehalf").asBoolean(false),
        field == null
            ? new SealedText.Absent()
            : openings.text(row.position(), field, text(data, field.sealName())),
        until == null ? null : Instant.parse(until),
        text(data, "member"),
        row.kind() == AuditKind.ASSIGNED
            ? data.path("capabilities").valueStream().map(JsonNode::asString).sorted().toList()
            : null,
        dueOn == null ? null : LocalDate.parse(dueOn),
        row.correlationId());
  }

  private static @Nullable String text(JsonNode data, String field) {
    JsonNode value = data.get(field);
    return value == null || value.isNull() ? null : value.asString();
  }
}
