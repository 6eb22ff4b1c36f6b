package uk.ragtime.query.projection;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.store.EventStore;
import uk.ragtime.query.tenancy.TenantTransactions;
import uk.ragtime.worker.FailureReason;
import uk.ragtime.worker.Trouble;
import uk.ragtime.worker.Worker;

/**
 * Compares the read models with the event store, where its address is configured. Kafka cannot tell
 * the lag while it is away or behind; the store always can. Partnerships in quarantine do not
 * count: they are reported as such.
 */
@Component
final class StoreLag implements SmartLifecycle {
  /** One index probe for each partnership; alerts look less often. */
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /** Partnerships that are asked for the age of their oldest event; the others are hardly older. */
  private static final int MAX_AGED = 100;

  private static final String APPLIED =
      """
      select partnership, position
        from applied_position
      """;

  private static final String QUARANTINED = "select partnership from parked_partnership";

  private final EventStore store;
  private final TenantTransactions transactions;
  private final ProjectionProgress progress;
  private final Clock clock;
  private final Worker worker;

  StoreLag(
      EventStore store, TenantTransactions transactions, ProjectionProgress progress, Clock clock) {
    this.store = store;
    this.transactions = transactions;
    this.progress = progress;
    this.clock = clock;
    this.worker =
        Worker.named("store-lag")
            .every(INTERVAL)
            .backOff(INTERVAL, INTERVAL)
            .troubles(e -> Trouble.inWords("the lag is unknown: " + FailureReason.of(e)))
            .repeating(_ -> look());
  }

  /** A lag that cannot be read is unknown; what was read before says nothing of it. */
  private void look() throws SQLException {
    @Nullable Lag now = null;
    try {
      now = read();
    } finally {
      progress.behindStore(now);
    }
  }

  /** Positions are read before heads, so that an event in between counts, and never negatively. */
  Lag read() throws SQLException {
    Map<PartnershipCode, Long> applied = new HashMap<>();
    transactions.inMonitoring(jdbc -> {
      jdbc.sql(APPLIED)
          .query(row -> {
            applied.put(new PartnershipCode(row.getString("partnership")), row.getLong("position"));
          });
      jdbc.sql(QUARANTINED)
          .query(String.class)
          .list()
          .forEach(parked -> applied.put(new PartnershipCode(parked), Long.MAX_VALUE));
      return applied;
    });
    return between(applied, store.heads());
  }

  private Lag between(Map<PartnershipCode, Long> applied, Map<PartnershipCode, Long> heads)
      throws SQLException {
    Map<PartnershipCode, Long> next = new TreeMap<>();
    long events = 0;
    for (var head : heads.entrySet()) {
      long position = applied.getOrDefault(head.getKey(), 0L);
      if (position < head.getValue()) {
        events += head.getValue() - position;
        if (next.size() < MAX_AGED) {
          next.put(head.getKey(), position + 1);
        }
      }
    }
    if (events == 0) {
      return Lag.NONE;
    }
    Instant now = clock.instant();
    return new Lag(
        events,
        store
            .oldest(next)
            .map(oldest -> Duration.between(oldest, now).toMillis() / 1000.0)
            .orElse(Double.NaN));
  }

  @Override
  public void start() {
    if (store.isKnown()) {
      worker.start();
    }
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
