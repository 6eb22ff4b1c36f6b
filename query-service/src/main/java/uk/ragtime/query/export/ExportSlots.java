package uk.ragtime.query.export;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.access.Refusals;

/**
 * Limits the number of concurrent exports. Each holds a database connection for as long as its
 * client takes to read the file, and together they must not starve interactive queries.
 */
@Component
final class ExportSlots {
  /** A third of the pool's twelve connections. */
  static final int OF_AN_INSTANCE = 4;

  /** Keeps room for the exports of other partnerships. */
  static final int OF_A_PARTNERSHIP = 2;

  private static final String COME_AGAIN_AFTER = "10";

  private final Map<PartnershipCode, Integer> running = new HashMap<>();

  ExportSlots(MeterRegistry registry) {
    Gauge.builder("ragtime.exports.running", this, ExportSlots::running)
        .description("Exports under way, each of which holds a database connection")
        .register(registry);
  }

  /** A permit for one export, held until it is closed. */
  interface Slot extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Acquires a permit without waiting.
   *
   * @throws uk.ragtime.web.ProblemException too-many-exports
   */
  synchronized Slot take(PartnershipCode partnership) {
    int all = running();
    int own = running.getOrDefault(partnership, 0);
    if (all >= OF_AN_INSTANCE || own >= OF_A_PARTNERSHIP) {
      throw Refusals.TOO_MANY_EXPORTS
          .because(
              own >= OF_A_PARTNERSHIP
                  ? "The partnership has " + own + " exports under way"
                  : "There are " + all + " exports under way")
          .withHeader("Retry-After", COME_AGAIN_AFTER);
    }
    running.merge(partnership, 1, Integer::sum);
    return () -> giveBack(partnership);
  }

  private synchronized int running() {
    return running.values().stream().mapToInt(Integer::intValue).sum();
  }

  private synchronized void giveBack(PartnershipCode partnership) {
    running.computeIfPresent(partnership, (_, own) -> own == 1 ? null : own - 1);
  }
}
