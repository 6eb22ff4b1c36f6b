package uk.ragtime.command.cycle;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.checklist.Checklist;
import uk.ragtime.command.dispatch.AggregateType;
import uk.ragtime.command.dispatch.CommandContext;
import uk.ragtime.command.dispatch.StreamAggregate;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.CycleEvent;

final class CyclesAggregate extends StreamAggregate<Cycles> {
  private CyclesAggregate(String key, Cycles state) {
    super(key, state);
  }

  @CommandHandler
  void handle(ScheduleCycle command, CommandContext context) {
    context.decide(() ->
        state.decide(
            command,
            context.read(StreamId.of(command.checklist()), Checklist.streamType()),
            () -> context.ratedDays(command.cycle())));
  }

  @CommandHandler
  void handle(CloseCycle command, CommandContext context) {
    context.decide(() -> state.decide(command));
  }

  @EventSourcingHandler
  void on(CycleEvent event) {
    state = state.evolve(event);
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    AggregateType<CyclesAggregate, Cycles> cycleAggregate() {
      return new AggregateType<>(CyclesAggregate.class, Cycles.streamType(), CyclesAggregate::new);
    }
  }
}
