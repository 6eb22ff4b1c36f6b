package uk.ragtime.command.area;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.dispatch.AggregateType;
import uk.ragtime.command.dispatch.CommandContext;
import uk.ragtime.command.dispatch.StreamAggregate;
import uk.ragtime.kernel.event.AreaEvent;

final class AreaAggregate extends StreamAggregate<Area> {
  private AreaAggregate(String key, Area state) {
    super(key, state);
  }

  @CommandHandler
  void handle(DefineArea command, CommandContext context) {
    context.decide(() -> state.decide(command));
  }

  @EventSourcingHandler
  void on(AreaEvent event) {
    state = state.evolve(event);
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    AggregateType<AreaAggregate, Area> areaAggregate() {
      return new AggregateType<>(AreaAggregate.class, Area.streamType(), AreaAggregate::new);
    }
  }
}
