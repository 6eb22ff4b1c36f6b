package uk.ragtime.query.rebuild.control;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.ragtime.query.rebuild.Rebuild;
import uk.ragtime.query.rebuild.RebuildState;

/** Metrics of the rebuild that this instance works on. */
@Component
final class RebuildMetrics {
  private volatile @Nullable Rebuild rebuild;

  RebuildMetrics(MeterRegistry registry) {
    for (RebuildState state : RebuildState.values()) {
      Gauge.builder("ragtime.rebuild.step", this, it -> it.isAt(state) ? 1 : 0)
          .description("1 for the step at which the last rebuild is that this instance worked on")
          .tag("step", state.name().toLowerCase(java.util.Locale.ROOT))
          .register(registry);
    }
    Gauge.builder("ragtime.rebuild.events", this, RebuildMetrics::eventsDone)
        .description("Events that the last rebuild of this instance has loaded")
        .register(registry);
    Gauge.builder("ragtime.rebuild.rate", this, it -> it.rate())
        .description("Events a second that the last rebuild of this instance loaded")
        .register(registry);
  }

  void at(Rebuild now) {
    rebuild = now;
  }

  private boolean isAt(RebuildState state) {
    Rebuild now = rebuild;
    return now != null && now.state() == state;
  }

  private double eventsDone() {
    Rebuild now = rebuild;
    return now == null ? 0 : now.eventsDone();
  }

  private double rate() {
    Rebuild now = rebuild;
    return now == null ? 0 : LoadRate.of(now).eventsPerSecond();
  }
}
