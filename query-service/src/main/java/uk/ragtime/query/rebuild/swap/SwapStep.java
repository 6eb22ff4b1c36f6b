package uk.ragtime.query.rebuild.swap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.projection.ReadModels;
import uk.ragtime.query.projection.RowBatch;
import uk.ragtime.query.rebuild.OperatorRequest;
import uk.ragtime.query.rebuild.OwnerDatabase;
import uk.ragtime.query.rebuild.Rebuild;
import uk.ragtime.query.rebuild.RebuildCancelledException;
import uk.ragtime.query.rebuild.RebuildRecords;
import uk.ragtime.query.rebuild.RebuildState;
import uk.ragtime.query.rebuild.load.CatchUp;
import uk.ragtime.query.rebuild.load.DirectoryNames;
import uk.ragtime.query.store.EventStore;
import uk.ragtime.query.tenancy.TenantTransactions;

/**
 * Has another generation serve, or another generation's rows of one partnership, in one transaction
 * that projectors wait for and readers do not notice. What served before is kept.
 */
@SuppressWarnings("InlineFormatString") // statements stand apart from the code that runs them
@Component
public final class SwapStep {
  private static final Logger log = LoggerFactory.getLogger(SwapStep.class);

  /** So many events are applied while projectors wait; with more it is caught up once again. */
  private static final long MAX_EVENTS_UNDER_LOCK = 2_000;

  /** However much is recorded meanwhile, after so many rounds the last is made all the same. */
  private static final int MAX_ROUNDS = 20;

  private static final String LOCK_OUT_PROJECTORS =
      "lock table " + TenantTransactions.SWAP_GUARD + " in access exclusive mode";

  /** Before projectors have to wait: it waits itself for who reads the views just now. */
  private static final String POINT_REPORTING = "select read.point_reporting_at(?)";

  /** Kafka is followed from where it was; what the generation has already are duplicates then. */
  private static final String TAKE_OFFSETS =
      "insert into %s.kafka_offset select * from %s.kafka_offset";

  private static final String TRY_PARKED_AGAIN =
      "delete from %s.parked_partnership where ?::text is null or partnership = ?";

  /** Where its record is in Kafka, the generation that serves may know. */
  private static final String LOCATE_PARKED =
      """
      update %1$s.parked_partnership p
         set topic = coalesce(o.topic, (select min(topic)
                                          from %2$s.kafka_offset
                                         where topic like '%%.events.v1'), ''),
             partition = coalesce(o.partition, p.partition),
             kafka_offset = coalesce(o.kafka_offset, 0)
        from %1$s.parked_partnership q
        left join %2$s.parked_partnership o
          on o.partnership = q.partnership and o.position <= q.position
       where p.partnership = q.partnership
         and p.topic = ''
      """;

  /**
   * Nobody's position goes back unnoticed. Whoever is parked in what was built does fall back to
   * there, which the comparison has shown as a difference and an operator has accepted.
   */
  private static final String WOULD_FALL_BACK =
      """
      select s.partnership
        from %1$s.applied_position s
        left join %2$s.applied_position b using (partnership)
       where s.position > coalesce(b.position, 0)
         and (?::text is null or s.partnership = ?)
         and not exists
           (select from %2$s.parked_partnership p where p.partnership = s.partnership)
       order by s.partnership
       limit 1
      """;

  private final OwnerDatabase database;
  private final EventStore store;
  private final CatchUp catchUp;
  private final ReadModels models;

  SwapStep(OwnerDatabase database, EventStore store, CatchUp catchUp, ReadModels models) {
    this.database = database;
    this.store = store;
    this.catchUp = catchUp;
    this.models = models;
  }

  /** Brings the generation near to the event store. */
  public void catchUp(Rebuild rebuild, Generation generation) throws SQLException {
    try (Connection connection = database.connect(generation)) {
      connection.setAutoCommit(false);
      for (int round = 0; round < MAX_ROUNDS; round++) {
        Map<PartnershipCode, Long> heads = catchUp.heads();
        if (catchUp.distance(connection, generation, heads, rebuild.partnership())
            <= MAX_EVENTS_UNDER_LOCK) {
          break;
        }
        catchUp.upTo(connection, generation, heads, rebuild.partnership(), connection::commit);
      }
      connection.commit();
    }
  }

  public Rebuild swap(Rebuild rebuild) throws SQLException {
    catchUp(rebuild, rebuild.to());
    return exchange(rebuild, rebuild.from(), rebuild.to(), RebuildState.SWAPPED);
  }

  /** What served before, and is kept, serves again, with all that was recorded since. */
  public Rebuild rollBack(Rebuild rebuild) throws SQLException {
    // The rows of a partnership were exchanged, so what was before is where the new ones were made.
    boolean all = rebuild.partnership() == null;
    Generation kept = all ? rebuild.from() : rebuild.to();
    Generation serving = all ? rebuild.to() : rebuild.from();
    try (Connection connection = database.connect()) {
      String only = code(rebuild);
      OwnerDatabase.on(connection)
          .sql(TRY_PARKED_AGAIN.formatted(kept.schema()))
          .param(only)
          .param(only)
          .update();
    }
    catchUp(rebuild, kept);
    return exchange(rebuild, serving, kept, RebuildState.ROLLED_BACK);
  }

  private Rebuild exchange(Rebuild rebuild, Generation serving, Generation next, RebuildState state)
      throws SQLException {
    PartnershipCode only = rebuild.partnership();
    try (Connection connection = database.connect(next)) {
      connection.setAutoCommit(false);
      JdbcClient jdbc = OwnerDatabase.on(connection);
      if (only == null) {
        jdbc.sql(POINT_REPORTING).param(next.schema()).query(row -> {});
      }
      jdbc.sql(LOCK_OUT_PROJECTORS).update();
      long began = System.nanoTime();
      int number = jdbc.sql("select generation from read.serving").query(Integer.class).single();
      if (number != serving.number()) {
        throw new IllegalStateException("Another generation serves by now: " + number);
      }
      catchUp.upTo(connection, next, catchUp.heads(), only, () -> {});
      takeNames(connection, next, only);
      jdbc.sql(LOCATE_PARKED.formatted(next.schema(), serving.schema())).update();
      String code = code(rebuild);
      Optional<String> behind =
          jdbc.sql(WOULD_FALL_BACK.formatted(serving.schema(), next.schema()))
              .param(code)
              .param(code)
              .query(String.class)
              .optional();
      if (behind.isPresent()) {
        throw new IllegalStateException(
            "The event store has fewer events of " + behind.get() + " than are served");
      }
      if (only == null) {
        jdbc.sql("delete from " + next.schema() + ".kafka_offset").update();
        jdbc.sql(TAKE_OFFSETS.formatted(next.schema(), serving.schema())).update();
        jdbc.sql("update read.serving set generation = ?").param(next.number()).update();
      } else {
        RowExchange.of(connection, serving, next, only);
      }
      // What is kept is out of reach of an erasure.
      forgetNames(connection, only == null ? serving : next, only);
      Rebuild done = RebuildRecords.advance(connection, rebuild, state, rebuild.reason());
      if (done.request() == OperatorRequest.CANCEL) {
        // Asked for while projectors were waited for. From here on it is refused: the row is
        // locked.
        throw new RebuildCancelledException();
      }
      connection.commit();
      log.info(
          "Rebuild {} is {}; projectors waited {} ms",
          rebuild.id(),
          state,
          (System.nanoTime() - began) / 1_000_000);
      return done;
    }
  }

  /** The names as they are now: one that was erased must not come back. */
  private void takeNames(Connection connection, Generation next, @Nullable PartnershipCode only)
      throws SQLException {
    RowBatch rows = new RowBatch();
    try (Connection events = store.connect()) {
      for (DirectoryNames.Name name : DirectoryNames.of(events, only)) {
        models.nameMember(name.partnership(), name.member(), name.displayName(), rows);
      }
    }
    forgetNames(connection, next, only);
    rows.write(connection);
  }

  private static void forgetNames(
      Connection connection, Generation generation, @Nullable PartnershipCode only) {
    String code = only == null ? null : only.value();
    OwnerDatabase.on(connection)
        .sql(
            "delete from "
                + generation.schema()
                + ".member_name where ?::text is null or partnership = ?")
        .param(code)
        .param(code)
        .update();
  }

  private static @Nullable String code(Rebuild rebuild) {
    PartnershipCode partnership = rebuild.partnership();
    return partnership == null ? null : partnership.value();
  }
}
