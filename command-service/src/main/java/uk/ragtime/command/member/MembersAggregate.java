package uk.ragtime.command.member;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.dispatch.AggregateType;
import uk.ragtime.command.dispatch.Attempt;
import uk.ragtime.command.dispatch.StreamAggregate;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.MemberEvent;

final class MembersAggregate extends StreamAggregate<Members> {
  private MembersAggregate(String key, Members state) {
    super(key, state);
  }

  @CommandHandler
  void handle(EnrolMember command, Attempt attempt) {
    attempt.decide(() ->
        state.decide(
            command,
            attempt.read(StreamId.PARTNERSHIP, Partnership.streamType()),
            attempt.displayName(command.member())));
    attempt.enterName(command.member(), command.displayName());
  }

  @EventSourcingHandler
  void on(MemberEvent event) {
    state = state.evolve(event);
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    AggregateType<MembersAggregate, Members> memberAggregate() {
      return new AggregateType<>(
          MembersAggregate.class, Members.streamType(), MembersAggregate::new);
    }
  }
}
