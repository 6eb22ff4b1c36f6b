package uk.ragtime.query.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.projection.QuarantinedPartnerships.Applied;
import uk.ragtime.query.store.EventSignature;
import uk.ragtime.query.store.EventStore;
import uk.ragtime.query.store.StoreSettings;
import uk.ragtime.worker.Worker;

/**
 * Notices that the event store was restored to an earlier time than the read models show: looks up
 * the last applied event of each partnership in the store, and parks a partnership whose event is
 * not there. Without the store's address, the projector notices at the first event that Kafka
 * delivers in place of another.
 */
@Component
final class StoreComparison implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(StoreComparison.class);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final QuarantinedPartnerships parked;
  private final EventStore store;
  private final Worker worker;
  private volatile int diverged;

  StoreComparison(
      QuarantinedPartnerships parked,
      EventStore store,
      StoreSettings settings,
      MeterRegistry registry) {
    this.parked = parked;
    this.store = store;
    this.worker =
        Worker.named("store-comparison")
            .every(settings.compareEvery())
            .backOff(FIRST_PAUSE, LONGEST_PAUSE)
            .repeating(_ -> compare());
    Gauge.builder("ragtime.projection.diverged", this, it -> it.diverged)
        .description("Partnerships whose read models hold events that the store does not have")
        .register(registry);
  }

  private void compare() throws SQLException {
    List<Applied> all = parked.applied();
    int found = 0;
    if (store.isKnown() && !all.isEmpty()) {
      Map<PartnershipCode, Long> positions = new HashMap<>();
      all.forEach(one -> positions.put(one.partnership(), one.position()));
      EventStore.Signatures stored = store.signatures(positions);
      for (Applied one : all) {
        found += settle(one, stored) ? 1 : 0;
      }
    } else {
      found = Math.toIntExact(all.stream().filter(Applied::diverged).count());
    }
    diverged = found;
  }

  /** Parks or releases a partnership; returns whether it is parked as diverged. */
  private boolean settle(Applied applied, EventStore.Signatures stored) {
    Optional<EventSignature> event =
        Optional.ofNullable(stored.events().get(applied.partnership()));
    return switch (LogComparison.judge(applied.signature(), event, stored.replica())) {
      case SAME -> {
        if (applied.diverged() && applied.released()) {
          parked.reconcile(applied.partnership());
          log.warn(
              "Partnership {} is answered for again: the event store has its last event",
              applied.partnership());
          yield false;
        }
        yield applied.diverged();
      }
      case DIVERGED -> applied.diverged() || park(applied, event.isPresent());
      case UNDECIDED -> applied.diverged();
    };
  }

  private boolean park(Applied applied, boolean another) {
    String reason =
        "The event store has %s at position %d, which was applied. %s"
            .formatted(
                another ? "another event" : "no event", applied.position(), BatchApplier.REBUILD);
    if (!parked.parkDiverged(applied, reason)) {
      return false;
    }
    MDC.put("partnership", applied.partnership().value());
    log.error("Partnership {} is not answered for: {}", applied.partnership(), reason);
    MDC.remove("partnership");
    return true;
  }

  @Override
  public void start() {
    worker.start();
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
