package uk.ragtime.query.rebuild.compare;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.generation.Generation;
import uk.ragtime.query.rebuild.OperatorRequest;
import uk.ragtime.query.rebuild.OwnerDatabase;
import uk.ragtime.query.rebuild.Rebuild;
import uk.ragtime.query.rebuild.RebuildCancelledException;
import uk.ragtime.query.rebuild.RebuildRecords;
import uk.ragtime.query.rebuild.RebuildState;
import uk.ragtime.query.rebuild.RebuildStateMachine;
import uk.ragtime.query.rebuild.load.CatchUp;
import uk.ragtime.worker.BackOff;

/**
 * Step before the swap: compares each partnership at one position, the one that is served in the
 * comparison's snapshot, while projecting continues.
 */
@SuppressWarnings("InlineFormatString") // statements stand apart from the code that runs them
@Component
public final class CompareStep {
  /**
   * Waits for a projector that is a few events behind the store, but not for one that has stopped.
   */
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private static final JsonMapper JSON = JsonMapper.shared();

  /** A partnership that is in neither generation yet has nothing to compare. */
  private static final String POSITIONS = "select partnership, position from %s.applied_position";

  private final OwnerDatabase database;
  private final CatchUp catchUp;

  CompareStep(OwnerDatabase database, CatchUp catchUp) {
    this.database = database;
    this.catchUp = catchUp;
  }

  /** Compares and records the differences; if there are none, the swap is next. */
  public Rebuild run(Connection owner, Rebuild rebuild) throws SQLException {
    long deadline = System.nanoTime() + MAX_WAIT.toNanos();
    BackOff pauses = BackOff.constant(PAUSE);
    try (Connection connection = database.connect(rebuild.to())) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      while (true) {
        Map<PartnershipCode, Long> served = positions(connection, rebuild.from(), rebuild);
        catchUp.upTo(connection, rebuild.to(), served, rebuild.partnership(), () -> {});
        Set<PartnershipCode> ahead = ahead(served, positions(connection, rebuild.to(), rebuild));
        Set<PartnershipCode> awaited = awaited(ahead, quarantined(connection, rebuild.from()));
        boolean nothingIsServed = served.isEmpty();
        if (awaited.isEmpty() || nothingIsServed || System.nanoTime() - deadline > 0) {
          Rebuild compared = compare(connection, rebuild, served.keySet(), ahead, awaited);
          connection.commit();
          return compared;
        }
        connection.rollback();
        RebuildRecords.abortIfCancelled(owner, rebuild);
        OwnerDatabase.use(connection, rebuild.to());
        if (!pauses.pauseUnlessInterrupted()) {
          throw new RebuildCancelledException();
        }
      }
    }
  }

  private static Rebuild compare(
      Connection connection,
      Rebuild rebuild,
      Set<PartnershipCode> served,
      Set<PartnershipCode> ahead,
      Set<PartnershipCode> awaited) {
    Set<PartnershipCode> comparable = new HashSet<>(served);
    comparable.addAll(positions(connection, rebuild.to(), rebuild).keySet());
    comparable.removeAll(ahead);
    List<String> codes = comparable.stream().map(PartnershipCode::value).sorted().toList();
    List<Difference> differences =
        new GenerationDiff(connection, rebuild.from(), rebuild.to()).of(codes);
    RebuildRecords.recordDifferences(connection, rebuild, JSON.writeValueAsString(differences));
    OperatorRequest request =
        RebuildStateMachine.afterComparison(
            differences.isEmpty() && awaited.isEmpty(), rebuild.acceptDifferences());
    return RebuildRecords.advance(
        connection, rebuild, RebuildState.READY, request, sentence(differences, ahead));
  }

  private static @Nullable String sentence(
      List<Difference> differences, Set<PartnershipCode> ahead) {
    List<String> parts = new ArrayList<>();
    if (!differences.isEmpty()) {
      parts.add("What was built differs from what is served; swap it all the same, or cancel");
    }
    if (!ahead.isEmpty()) {
      parts.add(
          "Not compared, because what is served is behind the event store: "
              + ahead.stream().map(PartnershipCode::value).sorted().limit(5).toList());
    }
    return parts.isEmpty() ? null : String.join(". ", parts);
  }

  /** Partnerships that are built further than they are served. */
  static Set<PartnershipCode> ahead(
      Map<PartnershipCode, Long> served, Map<PartnershipCode, Long> built) {
    Set<PartnershipCode> ahead = new HashSet<>();
    built.forEach((partnership, position) -> {
      if (served.getOrDefault(partnership, 0L) < position) {
        ahead.add(partnership);
      }
    });
    return ahead;
  }

  /** Without the quarantined ones of the serving generation: these do not advance. */
  static Set<PartnershipCode> awaited(
      Set<PartnershipCode> ahead, Set<PartnershipCode> quarantined) {
    Set<PartnershipCode> awaited = new HashSet<>(ahead);
    awaited.removeAll(quarantined);
    return awaited;
  }

  private static Set<PartnershipCode> quarantined(Connection connection, Generation served) {
    return Set.copyOf(
        OwnerDatabase.on(connection)
            .sql("select partnership from " + served.schema() + ".parked_partnership")
            .query((row, _) -> new PartnershipCode(row.getString("partnership")))
            .list());
  }

  private static Map<PartnershipCode, Long> positions(
      Connection connection, Generation generation, Rebuild rebuild) {
    Map<PartnershipCode, Long> positions = new TreeMap<>();
    OwnerDatabase.on(connection)
        .sql(POSITIONS.formatted(generation.schema()))
        .query(row -> {
          PartnershipCode partnership = new PartnershipCode(row.getString("partnership"));
          if (rebuild.partnership() == null || rebuild.partnership().equals(partnership)) {
            positions.put(partnership, row.getLong("position"));
          }
        });
    return positions;
  }
}
