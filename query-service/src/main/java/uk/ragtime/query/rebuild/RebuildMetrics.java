package uk.ragtime.query.rebuild;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What Prometheus sees of a rebuild that this instance works on. */
@Component
final class RebuildMetrics {
  private volatile @Nullable Rebuild rebuild;

  RebuildMetrics(MeterRegistry registry) {
    for (Step step : Step.values()) {
      Gauge.builder("ragtime.rebuild.step", this, it -> it.isAt(step) ? 1 : 0)
          .description("1 for the step at which the last rebuild is that this instance worked on")
          .tag("step", step.name().toLowerCase(java.util.Locale.ROOT))
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

  private boolean isAt(Step step) {
    Rebuild now = rebuild;
    return now != null && now.step() == step;
  }

  private double eventsDone() {
    Rebuild now = rebuild;
    return now == null ? 0 : now.eventsDone();
  }

  private double rate() {
    Rebuild now = rebuild;
    return now == null ? 0 : Pace.of(now).eventsPerSecond();
  }
}
