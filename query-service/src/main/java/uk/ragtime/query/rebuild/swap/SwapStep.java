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
import uk.ragtime.query.rebuild.OperatorRequest;
import uk.ragtime.query.rebuild.OwnerDatabase;
import uk.ragtime.query.rebuild.Rebuild;
import uk.ragtime.query.rebuild.RebuildCancelledException;
import uk.ragtime.query.rebuild.RebuildRecords;
import uk.ragtime.query.rebuild.RebuildState;
import uk.ragtime.query.rebuild.load.CatchUp;
import uk.ragtime.query.rebuild.load.FeedLogs;
import uk.ragtime.query.tenancy.TenantTransactions;

/**
 * Makes another generation serve, or exchanges the rows of one partnership, in one transaction for
 * which projectors wait and which readers do not notice. The previous generation is kept.
 */
@SuppressWarnings("InlineFormatString") // statements stand apart from the code that runs them
@Component
public final class SwapStep {
  private static final Logger log = LoggerFactory.getLogger(SwapStep.class);

  /**
   * Number of events that may be applied while projectors wait; with more, the generation is caught
   * up once more.
   */
  private static final long MAX_EVENTS_UNDER_LOCK = 2_000;

  /** Limits the rounds of catching up, however many events are recorded meanwhile. */
  private static final int MAX_ROUNDS = 20;

  private static final String LOCK_OUT_PROJECTORS =
      "lock table " + TenantTransactions.SWAP_GUARD + " in access exclusive mode";

  /** Runs before projectors have to wait, because it waits for readers of the views. */
  private static final String POINT_REPORTING = "select read.point_reporting_at(?)";

  /**
   * The projector resumes at the serving generation's offsets; events that the new one has already
   * are skipped as duplicates.
   */
  private static final String TAKE_OFFSETS =
      "insert into %s.kafka_offset select * from %s.kafka_offset";

  private static final String TRY_PARKED_AGAIN =
      """
      delete from %s.parked_partnership
       where kind <> 'DIVERGED'
         and (?::text is null or partnership = ?)
      """;

  /** Profiles of a log that diverged were published at later positions than the new ones have. */
  private static final String PUBLISH_AGAIN =
      "delete from read.published_profile where partnership = ?";

  /** The serving generation may know the record's location in Kafka. */
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
   * Guards against a position that goes back unnoticed. A partnership quarantined in the new
   * generation does fall back, and so does one whose log diverged from the store's, which the
   * comparison has reported and an operator has accepted.
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
         and not exists
           (select
              from %1$s.parked_partnership p
             where p.partnership = s.partnership
               and p.kind = 'DIVERGED')
       order by s.partnership
       limit 1
      """;

  private final OwnerDatabase database;
  private final CatchUp catchUp;

  SwapStep(OwnerDatabase database, CatchUp catchUp) {
    this.database = database;
    this.catchUp = catchUp;
  }

  /** Catches the generation up with the event store. */
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

  /** Makes the previous generation serve again, with everything recorded since. */
  public Rebuild rollBack(Rebuild rebuild) throws SQLException {
    // After an exchange of one partnership's rows, the previous rows are in the generation that was
    // built.
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
      FeedLogs.verify(connection, next, only);
      if (only == null) {
        jdbc.sql("delete from " + next.schema() + ".kafka_offset").update();
        jdbc.sql(TAKE_OFFSETS.formatted(next.schema(), serving.schema())).update();
        jdbc.sql("update read.serving set generation = ?").param(next.number()).update();
      } else {
        RowExchange.of(connection, serving, next, only);
        jdbc.sql(PUBLISH_AGAIN).param(only.value()).update();
      }
      Rebuild done = RebuildRecords.advance(connection, rebuild, state, rebuild.reason());
      if (done.request() == OperatorRequest.CANCEL) {
        // Cancelled while the swap waited for projectors. From here on a request is refused,
        // because the row is locked.
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

  private static @Nullable String code(Rebuild rebuild) {
    PartnershipCode partnership = rebuild.partnership();
    return partnership == null ? null : partnership.value();
  }
}
