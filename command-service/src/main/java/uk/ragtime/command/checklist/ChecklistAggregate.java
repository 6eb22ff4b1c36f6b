package uk.ragtime.command.checklist;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.dispatch.AggregateType;
import uk.ragtime.command.dispatch.CommandContext;
import uk.ragtime.command.dispatch.StreamAggregate;
import uk.ragtime.kernel.event.ChecklistEvent;

final class ChecklistAggregate extends StreamAggregate<Checklist> {
  private ChecklistAggregate(String key, Checklist state) {
    super(key, state);
  }

  @CommandHandler
  void handle(PublishChecklistVersion command, CommandContext context) {
    context.decide(() -> state.decide(command));
  }

  @EventSourcingHandler
  void on(ChecklistEvent event) {
    state = state.evolve(event);
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    AggregateType<ChecklistAggregate, Checklist> checklistAggregate() {
      return new AggregateType<>(
          ChecklistAggregate.class, Checklist.streamType(), ChecklistAggregate::new);
    }
  }
}
