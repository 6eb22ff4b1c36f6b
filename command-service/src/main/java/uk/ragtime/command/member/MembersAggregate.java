package uk.ragtime.command.member;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uk.ragtime.command.dispatch.AggregateType;
import uk.ragtime.command.dispatch.CommandContext;
import uk.ragtime.command.dispatch.StreamAggregate;
import uk.ragtime.command.partnership.Partnership;
import uk.ragtime.command.store.InvitationSecret;
import uk.ragtime.kernel.CodeHash;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.MemberEvent;

final class MembersAggregate extends StreamAggregate<Members> {
  private final InvitationCodes codes;

  private MembersAggregate(String key, Members state, InvitationCodes codes) {
    super(key, state);
    this.codes = codes;
  }

  @CommandHandler
  void handle(EnrolMember command, CommandContext context) {
    context.decide(() ->
        state.decide(
            command,
            context.read(StreamId.PARTNERSHIP, Partnership.streamType()),
            context.displayName(command.member()),
            context.now()));
    context.setDisplayName(command.member(), command.displayName());
  }

  @CommandHandler
  void handle(InviteMember command, CommandContext context) {
    context.decide(() ->
        state.decide(
            command,
            context.read(StreamId.PARTNERSHIP, Partnership.streamType()),
            CodeHash.of(codes.code(command.partnership(), command.member(), context.nextVersion())),
            context.now()));
    // It is not known yet who accepts, and what the holder recorded stays under the holder's name.
    if (!state.wasEverMember(command.member())) {
      context.setDisplayName(command.member(), command.displayName());
    }
  }

  @CommandHandler
  void handle(WithdrawInvitation command, CommandContext context) {
    context.decide(() -> state.decide(command));
  }

  @CommandHandler
  void handle(AcceptInvitation command, CommandContext context) {
    context.decide(() -> state.decide(command, context.now()));
  }

  @CommandHandler
  void handle(LeavePartnership command, CommandContext context) {
    context.decide(() -> state.decide(command, context.now()));
  }

  @CommandHandler
  void handle(CancelLeave command, CommandContext context) {
    context.decide(() -> state.decide(command, context.now()));
  }

  @EventSourcingHandler
  void on(MemberEvent event) {
    state = state.evolve(event);
  }

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    InvitationCodes invitationCodes(InvitationSecret secret) {
      return new InvitationCodes(secret::value);
    }

    @Bean
    AggregateType<MembersAggregate, Members> memberAggregate(InvitationCodes codes) {
      return new AggregateType<>(
          MembersAggregate.class,
          Members.streamType(),
          (key, state) -> new MembersAggregate(key, state, codes));
    }
  }
}
