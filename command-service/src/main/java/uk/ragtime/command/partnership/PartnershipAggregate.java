package uk.ragtime.command.partnership;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.dispatch.AggregateType;
import uk.ragtime.command.dispatch.CommandContext;
import uk.ragtime.command.dispatch.StreamAggregate;
import uk.ragtime.kernel.event.PartnershipEvent;

final class PartnershipAggregate extends StreamAggregate<Partnership> {
  private PartnershipAggregate(String key, Partnership state) {
    super(key, state);
  }

  @CommandHandler
  void handle(RegisterPartnership command, CommandContext context) {
    context.decide(() -> state.decide(command));
  }

  @EventSourcingHandler
  void on(PartnershipEvent event) {
    state = state.evolve(event);
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    AggregateType<PartnershipAggregate, Partnership> partnershipAggregate() {
      return new AggregateType<>(
          PartnershipAggregate.class, Partnership.streamType(), PartnershipAggregate::new);
    }
  }
}
