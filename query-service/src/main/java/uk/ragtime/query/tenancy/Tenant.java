package uk.ragtime.query.tenancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import uk.ragtime.kernel.PartnershipCode;

/**
 * One partnership within one transaction. Only {@link TenantTransactions} creates it, so its
 * queries run behind row-level security; they carry the predicate as well.
 */
public final class Tenant {
  /** A query that is sent together with others. */
  public record Query(String sql, RowCallbackHandler rows) {}

  private static final String PARTNERSHIP = "partnership";

  /**
   * Has PostgreSQL keep the plans of the statements that follow in the same message. Their text
   * must leave one good plan only, however large the tables are, which a test on growing tables
   * proves.
   */
  private static final String KEEP_PLANS = "set local plan_cache_mode = force_generic_plan;\n";

  private static final String KEEP_NO_PLANS = ";\nset local plan_cache_mode to default";

  private final PartnershipCode partnership;
  private final long position;
  private final @Nullable String command;
  private final JdbcClient jdbc;
  private final NamedParameterJdbcTemplate template;
  private final ReferenceMemory memory;
  private final @Nullable Ticket ticket;

  /** Parts that this transaction has had already. */
  private final Map<ReferencePart<?>, Object> parts = new HashMap<>();

  /**
   * @param command of the event at the position; null if none is applied
   * @param ticket null if PostgreSQL shows nothing to the transaction
   */
  Tenant(
      PartnershipCode partnership,
      long position,
      @Nullable String command,
      JdbcClient jdbc,
      NamedParameterJdbcTemplate template,
      ReferenceMemory memory,
      @Nullable Ticket ticket) {
    this.partnership = partnership;
    this.position = position;
    this.command = command;
    this.jdbc = jdbc;
    this.template = template;
    this.memory = memory;
    this.ticket = ticket;
  }

  public PartnershipCode partnership() {
    return partnership;
  }

  /** Position up to which events are applied; 0 if none is. */
  public long position() {
    return position;
  }

  /**
   * Names the state that PostgreSQL shows to this transaction: the generation, the last event that
   * is applied, with its command because a restored store has others at its positions, and the
   * versions of reference data and of names. Whatever answers say, but for texts that people wrote
   * and for what passes with time, is the same in the same state. Empty for nobody.
   */
  public Optional<String> state() {
    Ticket shown = ticket;
    return shown == null
        ? Optional.empty()
        : Optional.of(
            "%s at %d by %s of %s, %s"
                .formatted(partnership, position, command, shown.reference(), shown.names()));
  }

  /** Prepares a query about this partnership; the parameter {@code :partnership} is already set. */
  public JdbcClient.StatementSpec ask(String sql) {
    return jdbc.sql(sql).param(PARTNERSHIP, partnership.value());
  }

  /**
   * Sends several queries as one statement, which takes one exchange with the database. Their plans
   * are kept.
   *
   * @param parameters of all of them; {@code :partnership} is added
   */
  public void askTogether(MapSqlParameterSource parameters, List<Query> queries) {
    String all =
        queries.stream()
            .map(Query::sql)
            .collect(Collectors.joining(";\n", KEEP_PLANS, KEEP_NO_PLANS));
    parameters.addValue(PARTNERSHIP, partnership.value());
    template.execute(
        all,
        parameters,
        statement -> {
          boolean rows = statement.execute();
          rows = rows || statement.getMoreResults();
          for (Query query : queries) {
            if (!rows) {
              throw new SQLException("a query without rows");
            }
            try (ResultSet found = statement.getResultSet()) {
              while (found.next()) {
                query.rows().processRow(found);
              }
            }
            rows = statement.getMoreResults();
          }
          return null;
        });
  }

  /**
   * A part of the reference data, from memory if nothing has changed since it was read. A
   * transaction to which PostgreSQL shows nothing finds nothing, without a query.
   */
  @SuppressWarnings("unchecked") // each is kept under its own part
  public <T> T reference(ReferencePart<T> part) {
    Object had = parts.get(part);
    if (had == null) {
      had = find(part);
      parts.put(part, had);
    }
    return (T) had;
  }

  private Object find(ReferencePart<?> part) {
    if (ticket == null) {
      return part.reading().apply(new ReferenceRows(null));
    }
    Snapshot snapshot = memory.reference().of(ticket, ticket.reference());
    Object kept = snapshot == null ? null : snapshot.get(part);
    if (kept != null) {
      memory.countHit();
      return kept;
    }
    ReferenceRows rows = new ReferenceRows(this);
    Object read = part.reading().apply(rows);
    memory.countLoad();
    if (snapshot != null) {
      memory.reference().add(snapshot, part, read, rows.bytes());
    }
    return read;
  }

  /** Names that answers have mentioned, as they are now. */
  public RememberedNames names() {
    return new RememberedNames(
        memory.names(), ticket == null ? null : memory.names().of(ticket, ticket.names()));
  }
}
