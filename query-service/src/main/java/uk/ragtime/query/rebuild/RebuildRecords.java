package uk.ragtime.query.rebuild;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.tenancy.TenantTransactions;

/** Rebuilds and their progress, in the table {@code read.rebuild}. */
@Component
public final class RebuildRecords {
  /** Limits the list; older rebuilds are found by id. */
  static final int MAX_LISTED = 50;

  private static final String REBUILD = "select * from read.rebuild";

  private static final String CREATE =
      """
      insert into read.rebuild (partnership, accept_differences, from_generation, to_generation)
      select ?::text, ?, s.generation,
             1 + greatest((select max(number) from read.generation),
                          (select coalesce(max(to_generation), 0) from read.rebuild))
        from read.serving s
      returning *
      """;

  /** If the state changes meanwhile, the next change of state takes the request into account. */
  private static final String REQUEST =
      """
      update read.rebuild
         set wish = ?,
             updated_at = now()
       where id = ?
         and step = ?
      """;

  private static final String TAKE_UP =
      """
      update read.rebuild
         set epoch = epoch + 1,
             started_at = coalesce(started_at, now()),
             updated_at = now()
       where id = ?
      returning *
      """;

  private static final String ADVANCE =
      """
      update read.rebuild
         set step = ?,
             wish = case when wish = 'CANCEL' then wish else ? end,
             reason = ?,
             updated_at = now()
       where id = ?
         and epoch = ?
      returning *
      """;

  private static final String PROGRESS =
      """
      update read.rebuild
         set events_done = ?,
             events_total = ?,
             updated_at = now()
       where id = ?
         and epoch = ?
      returning *
      """;

  private static final String DIFFERENCES =
      """
      update read.rebuild
         set differences = ?
       where id = ?
         and epoch = ?
      """;

  private final TenantTransactions transactions;

  RebuildRecords(TenantTransactions transactions) {
    this.transactions = transactions;
  }

  /** Latest first, at most {@value #MAX_LISTED}. */
  public List<Rebuild> latest() {
    return transactions.inMonitoring(jdbc ->
        jdbc.sql(REBUILD + " order by id desc limit " + MAX_LISTED)
            .query(RebuildRecords::read)
            .list());
  }

  public Optional<Rebuild> find(long id) {
    return transactions.inMonitoring(jdbc ->
        jdbc.sql(REBUILD + " where id = ?").param(id).query(RebuildRecords::read).optional());
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException if another rebuild has not ended
   */
  public static Rebuild create(
      JdbcClient owner, @Nullable PartnershipCode partnership, boolean acceptDifferences) {
    return owner
        .sql(CREATE)
        .param(partnership == null ? null : partnership.value())
        .param(acceptDifferences)
        .query(RebuildRecords::read)
        .single();
  }

  /** Records a request; returns whether the rebuild was still in that state. */
  public static boolean request(JdbcClient owner, Rebuild rebuild, OperatorRequest request) {
    return owner.sql(REQUEST).params(request.name(), rebuild.id(), rebuild.state().name()).update()
        == 1;
  }

  /**
   * Whether the generation that served before, or its rows of the one partnership, still exists.
   */
  public static boolean isKept(JdbcClient owner, Rebuild rebuild) {
    return owner
            .sql("select count(*) from read.generation where number in (?, ?)")
            .params(rebuild.from().number(), rebuild.to().number())
            .query(Integer.class)
            .single()
        == 2;
  }

  public static Rebuild takeUp(JdbcClient owner, long id) {
    return owner.sql(TAKE_UP).param(id).query(RebuildRecords::read).single();
  }

  public static Rebuild advance(
      Connection connection, Rebuild rebuild, RebuildState state, @Nullable String reason) {
    return advance(connection, rebuild, state, OperatorRequest.NONE, reason);
  }

  /**
   * @throws TakenUpElsewhereException if another instance has taken it up; nothing is changed then
   */
  public static Rebuild advance(
      Connection connection,
      Rebuild rebuild,
      RebuildState state,
      OperatorRequest request,
      @Nullable String reason) {
    return OwnerDatabase.on(connection)
        .sql(ADVANCE)
        .params(state.name(), request.name())
        .param(reason)
        .params(rebuild.id(), rebuild.epoch())
        .query(RebuildRecords::read)
        .optional()
        .orElseThrow(() -> new TakenUpElsewhereException(rebuild));
  }

  /**
   * @return current state, which may hold a request to cancel
   * @throws TakenUpElsewhereException if another instance has taken it up
   */
  public static Rebuild progress(Connection connection, Rebuild rebuild, long done, long total) {
    return OwnerDatabase.on(connection)
        .sql(PROGRESS)
        .params(done, total, rebuild.id(), rebuild.epoch())
        .query(RebuildRecords::read)
        .optional()
        .orElseThrow(() -> new TakenUpElsewhereException(rebuild));
  }

  /**
   * @throws RebuildCancelledException if an operator has cancelled it
   * @throws TakenUpElsewhereException if another instance has taken it up
   */
  public static void abortIfCancelled(Connection connection, Rebuild rebuild) {
    if (progress(connection, rebuild, rebuild.eventsDone(), rebuild.eventsInAll()).request()
        == OperatorRequest.CANCEL) {
      throw new RebuildCancelledException();
    }
  }

  public static void recordDifferences(Connection connection, Rebuild rebuild, String differences) {
    OwnerDatabase.on(connection)
        .sql(DIFFERENCES)
        .params(differences, rebuild.id(), rebuild.epoch())
        .update();
  }

  private static Rebuild read(ResultSet row, int number) throws SQLException {
    String partnership = row.getString("partnership");
    OffsetDateTime started = row.getObject("started_at", OffsetDateTime.class);
    return new Rebuild(
        row.getLong("id"),
        partnership == null ? null : new PartnershipCode(partnership),
        row.getBoolean("accept_differences"),
        RebuildState.valueOf(row.getString("step")),
        OperatorRequest.valueOf(row.getString("wish")),
        row.getInt("epoch"),
        Generation.of(row.getInt("from_generation")),
        Generation.of(row.getInt("to_generation")),
        row.getLong("events_done"),
        row.getLong("events_total"),
        instant(row, "requested_at"),
        started == null ? null : started.toInstant(),
        instant(row, "updated_at"),
        row.getString("reason"),
        row.getString("differences"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
