package uk.ragtime.query.export;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.access.Refusals;

/**
 * How many exports run at once. Each holds a database connection for as long as its client takes to
 * read the file, so they may never hold so many that people who look at pages wait.
 */
@Component
final class ExportSlots {
  /** A third of the pool's twelve connections. */
  static final int OF_AN_INSTANCE = 4;

  /** So that one partnership's exports leave room for another's. */
  static final int OF_A_PARTNERSHIP = 2;

  private static final String COME_AGAIN_AFTER = "10";

  private final Map<PartnershipCode, Integer> running = new HashMap<>();

  ExportSlots(MeterRegistry registry) {
    Gauge.builder("ragtime.exports.running", this, ExportSlots::running)
        .description("Exports under way, each of which holds a database connection")
        .register(registry);
  }

  /** A place among the running exports, held until it is closed. */
  interface Slot extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes a place without waiting for one.
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
