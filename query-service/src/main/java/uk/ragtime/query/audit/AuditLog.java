package uk.ragtime.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChangeReason;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Evidence;
import uk.ragtime.kernel.FreeText;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.query.member.Names;
import uk.ragtime.query.rating.EntryKind;
import uk.ragtime.query.tenancy.Tenant;

/** Reads pages of the log of ratings. */
final class AuditLog {
  /** One more row than asked for tells whether there is a next page. */
  private static final String SELECT =
      """
      select position, kind, recorded_at, effective_on, actor, on_behalf, area, agency, capability,
             cycle, rating_before, rating, stage, reason, rationale, evidence,
             (select coalesce(l.correlation_id, l.command_id::text)
                from event_log l
               where l.partnership = e.partnership
                 and l.position = e.position) as correlation_id
        from rating_entry e
       where partnership = :partnership
      """;

  /** Positions are in the order of time, and the marks say where about to look. */
  private static final String BEGINS =
      """
      position >= coalesce(
               (select max(m.position)
                  from time_mark m
                 where m.partnership = :partnership
                   and m.recorded_at < :from), 0)
         and recorded_at >= :from\
      """;

  private static final String ENDS =
      """
      position <= coalesce(
               (select min(m.position)
                  from time_mark m
                 where m.partnership = :partnership
                   and m.recorded_at >= :before), %d)
         and recorded_at < :before\
      """
          .formatted(Long.MAX_VALUE);

  /** Nothing is rated in a cycle before it is scheduled or after it is closed. */
  private static final String OF_CYCLE =
      """
      position > (select c.position
                    from cycle c
                   where c.partnership = :partnership
                     and c.cycle = :cycle)
         and position < coalesce(
               (select k.position
                  from cycle_closure k
                 where k.partnership = :partnership
                   and k.cycle = :cycle), %d)
         and cycle = :cycle\
      """
          .formatted(Long.MAX_VALUE);

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final TypeReference<List<Evidence>> EVIDENCE = new TypeReference<>() {};

  private AuditLog() {}

  /** At most one entry more than the page's limit, in the order asked for. */
  static List<AuditEntry> page(
      Tenant tenant, AuditQuestion question, Function<List<String>, Names> names) {
    Map<String, Object> filters = filters(question);
    StringBuilder sql = new StringBuilder(SELECT);
    filters.keySet().forEach(condition -> sql.append(" and ").append(condition).append('\n'));
    sql.append(
        question.order() == AuditOrder.NEWEST ? " order by position desc" : " order by position");
    sql.append(" limit :limit");
    var statement = tenant.ask(sql.toString()).param("limit", question.page().limit() + 1);
    for (Map.Entry<String, Object> filter : filters.entrySet()) {
      String name = filter.getKey().substring(filter.getKey().lastIndexOf(':') + 1);
      statement = statement.param(name, filter.getValue());
    }
    List<Row> rows = statement.query((row, _) -> row(row)).list();
    Names known = names.apply(rows.stream().map(Row::actor).distinct().toList());
    return rows.stream().map(row -> row.named(known)).toList();
  }

  /** Conditions, each ending in the name of its parameter, and the parameters' values. */
  private static Map<String, Object> filters(AuditQuestion question) {
    Map<String, Object> filters = new LinkedHashMap<>();
    long after = question.page().after();
    if (question.order() == AuditOrder.OLDEST) {
      filters.put("position > :after", after);
    } else if (after > 0) {
      filters.put("position < :after", after);
    }
    put(filters, "area = :area", question.area());
    put(filters, "agency = :agency", question.agency());
    put(filters, "capability = :capability", question.capability());
    put(filters, OF_CYCLE, question.cycle());
    put(filters, "actor = :member", question.member());
    if (question.from() != null) {
      filters.put(BEGINS, question.from().atOffset(ZoneOffset.UTC));
    }
    if (question.before() != null) {
      filters.put(ENDS, question.before().atOffset(ZoneOffset.UTC));
    }
    return filters;
  }

  private static void put(Map<String, Object> filters, String condition, @Nullable Record code) {
    if (code != null) {
      filters.put(condition, code.toString());
    }
  }

  /** An entry whose actor has no name yet. */
  private record Row(String actor, Function<Names, AuditEntry> entry) {
    AuditEntry named(Names names) {
      return entry.apply(names);
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    long position = row.getLong("position");
    EntryKind kind = EntryKind.valueOf(row.getString("kind"));
    var recordedAt = row.getObject("recorded_at", OffsetDateTime.class).toInstant();
    LocalDate effectiveOn = row.getObject("effective_on", LocalDate.class);
    String actor = row.getString("actor");
    boolean onBehalf = row.getBoolean("on_behalf");
    AreaCode area = new AreaCode(row.getString("area"));
    AgencyCode agency = new AgencyCode(row.getString("agency"));
    CapabilityCode capability = new CapabilityCode(row.getString("capability"));
    CycleCode cycle = new CycleCode(row.getString("cycle"));
    Rating from = optional(row.getString("rating_before"), Rating::valueOf);
    Rating to = Rating.valueOf(row.getString("rating"));
    Stage stage = Stage.valueOf(row.getString("stage"));
    ChangeReason reason = optional(row.getString("reason"), ChangeReason::valueOf);
    FreeText rationale = optional(row.getString("rationale"), FreeText::new);
    List<Evidence> evidence = evidence(row.getString("evidence"));
    String correlationId = row.getString("correlation_id");
    return new Row(
        actor,
        names ->
            new AuditEntry(
                position,
                kind,
                recordedAt,
                effectiveOn,
                names.who(actor),
                onBehalf,
                area,
                agency,
                capability,
                cycle,
                from,
                to,
                stage,
                reason,
                rationale,
                evidence,
                correlationId));
  }

  private static List<Evidence> evidence(@Nullable String json) {
    return json == null ? List.of() : JSON.readValue(json, EVIDENCE);
  }

  private static <T> @Nullable T optional(@Nullable String text, Function<String, T> reader) {
    return text == null ? null : reader.apply(text);
  }
}
