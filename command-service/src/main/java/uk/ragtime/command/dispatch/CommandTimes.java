package uk.ragtime.command.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Refused;

/** Times every try of every command, by type and outcome. */
final class CommandTimes implements MessageMonitor<CommandMessage<?>> {
  private final MeterRegistry meters;

  CommandTimes(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public MonitorCallback onMessageIngested(CommandMessage<?> message) {
    Timer.Sample sample = Timer.start(meters);
    String type = message.getPayloadType().getSimpleName();
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
              case StreamMovedException _ -> "decided-again";
              case KeyKnownException _ -> "known-key";
              case null, default -> "failed";
            });
      }

      @Override
      public void reportIgnored() {
        stop("ignored");
      }

      private void stop(String outcome) {
        sample.stop(
            Timer.builder("ragtime.commands")
                .description("Commands by type and outcome")
                .tag("type", type)
                .tag("outcome", outcome)
                .publishPercentiles(0.5, 0.99)
                .register(meters));
      }
    };
  }
}
