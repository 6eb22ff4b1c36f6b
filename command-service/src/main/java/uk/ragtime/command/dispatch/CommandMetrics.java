package uk.ragtime.command.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Refused;

/** Times every attempt of every command, by type and outcome. */
final class CommandMetrics implements MessageMonitor<CommandMessage<?>> {
  private record Kind(Class<?> command, String outcome) {}

  private final MeterRegistry meters;
  private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

  CommandMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public MonitorCallback onMessageIngested(CommandMessage<?> message) {
    Timer.Sample sample = Timer.start(meters);
    Class<?> command = message.getPayloadType();
    return new MonitorCallback() {
      @Override
      public void reportSuccess() {
        stop("accepted");
      }

      @Override
      public void reportFailure(@Nullable Throwable cause) {
        stop(
            switch (cause) {
              case Refused refused -> refused.code().code();
              case ConcurrencyConflictException _ -> "decided-again";
              case DuplicateIdempotencyKeyException _ -> "known-key";
              case null, default -> "failed";
            });
      }

      @Override
      public void reportIgnored() {
        stop("ignored");
      }

      private void stop(String outcome) {
        sample.stop(timers.computeIfAbsent(new Kind(command, outcome), CommandMetrics.this::timer));
      }
    };
  }

  private Timer timer(Kind kind) {
    return Timer.builder("ragtime.commands")
        .description("Commands by type and outcome")
        .tag("type", kind.command().getSimpleName())
        .tag("outcome", kind.outcome())
        .publishPercentiles(0.5, 0.99)
        .register(meters);
  }
}
