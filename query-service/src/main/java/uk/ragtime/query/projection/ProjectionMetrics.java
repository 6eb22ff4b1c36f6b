package uk.ragtime.query.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Metrics of the projector. */
@Component
final class ProjectionMetrics {
  private static final String EVENTS = "ragtime.projection.events";

  private final MeterRegistry registry;
  private final Timer batches;
  private final Timer delay;
  private final Counter duplicates;
  private final Counter heldBack;
  private final Counter healed;
  private final Counter unroutable;

  ProjectionMetrics(MeterRegistry registry, ProjectionProgress progress) {
    this.registry = registry;
    Gauge.builder("ragtime.projection.lag.events", progress, ProjectionMetrics::lagEvents)
        .description(
            "Recorded events that are not projected yet: of all partnerships where the store can be"
                + " asked, otherwise of this instance's partitions. Not a number if unknown")
        .register(registry);
    Gauge.builder("ragtime.projection.lag.seconds", progress, ProjectionMetrics::lagSeconds)
        .description("Age of what is not projected yet; 0 if nothing is, not a number if unknown")
        .register(registry);
    Gauge.builder(
            "ragtime.projection.fetch.failing",
            progress,
            now -> now.fetchState().isFailing() ? 1 : 0)
        .description("1 while no events can be fetched from Kafka; the log says why")
        .register(registry);
    Gauge.builder("ragtime.projection.partitions", progress, ProjectionProgress::partitions)
        .description("Partitions that this instance projects")
        .register(registry);
    Gauge.builder("ragtime.projection.parked", progress, ProjectionProgress::parked)
        .description("Partnerships whose log cannot be followed until somebody has looked at it")
        .register(registry);
    Gauge.builder("ragtime.projection.misfits", progress, ProjectionProgress::misfits)
        .description("Names and texts that do not fit their seals and are shown to nobody")
        .register(registry);
    batches =
        Timer.builder("ragtime.projection.batch")
            .description("From the records of one poll to the commit of their rows")
            .publishPercentileHistogram()
            .register(registry);
    delay =
        Timer.builder("ragtime.projection.delay")
            .description("From an event's being recorded to its being visible in the read models")
            .publishPercentileHistogram()
            .register(registry);
    duplicates = registry.counter("ragtime.projection.duplicates");
    heldBack = registry.counter("ragtime.projection.held.back");
    healed = registry.counter("ragtime.projection.healed");
    unroutable = registry.counter("ragtime.projection.strays");
  }

  private static double lagEvents(ProjectionProgress progress) {
    return progress.lag().map(lag -> (double) lag.events()).orElse(Double.NaN);
  }

  private static double lagSeconds(ProjectionProgress progress) {
    return progress.lag().map(Lag::seconds).orElse(Double.NaN);
  }

  void committed(BatchOutcome outcome, Duration took) {
    batches.record(took);
    Instant now = Instant.now();
    for (ReceivedEvent received : outcome.applied()) {
      registry.counter(EVENTS, "type", received.type().name()).increment();
      delay.record(elapsed(received.recorded().recordedAt(), now));
    }
    duplicates.increment(outcome.duplicates());
    heldBack.increment(outcome.heldBack());
    healed.increment(outcome.healed());
    unroutable.increment(outcome.unroutable().size());
  }

  /** Zero if the clock of the instance that recorded the event is ahead of this one. */
  private static Duration elapsed(Instant recordedAt, Instant now) {
    return recordedAt.isBefore(now) ? Duration.between(recordedAt, now) : Duration.ZERO;
  }
}
