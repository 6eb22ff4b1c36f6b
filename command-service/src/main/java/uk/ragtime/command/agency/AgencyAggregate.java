package uk.ragtime.command.agency;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.area.Area;
import uk.ragtime.command.dispatch.AggregateType;
import uk.ragtime.command.dispatch.CommandContext;
import uk.ragtime.command.dispatch.StreamAggregate;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.AgencyEvent;

final class AgencyAggregate extends StreamAggregate<Agency> {
  private AgencyAggregate(String key, Agency state) {
    super(key, state);
  }

  @CommandHandler
  void handle(DefineAgency command, CommandContext context) {
    context.decide(
        () -> state.decide(command, area -> context.read(StreamId.of(area), Area.streamType())));
  }

  @EventSourcingHandler
  void on(AgencyEvent event) {
    state = state.evolve(event);
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    AggregateType<AgencyAggregate, Agency> agencyAggregate() {
      return new AggregateType<>(AgencyAggregate.class, Agency.streamType(), AgencyAggregate::new);
    }
  }
}
