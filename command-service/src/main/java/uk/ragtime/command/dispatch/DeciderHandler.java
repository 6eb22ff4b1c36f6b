package uk.ragtime.command.dispatch;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageHandler;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.store.StateCache;

/** Handles the commands of one decider on the stream that Axon loads, locks and records. */
final class DeciderHandler<C extends Command, S> implements MessageHandler<CommandMessage<?>> {
  private final Decider<C, S, ?> decider;
  private final StreamRepository<S> repository;

  private DeciderHandler(Decider<C, S, ?> decider, StreamRepository<S> repository) {
    this.decider = decider;
    this.repository = repository;
  }

  static <C extends Command, S> void subscribe(
      Decider<C, S, ?> decider,
      CommandBus bus,
      StateCache states,
      EventStore eventStore,
      LockFactory locks) {
    var repository = new StreamRepository<>(decider.streamType(), states, eventStore, locks);
    var handler = new DeciderHandler<>(decider, repository);
    recordsOf(decider.commandType()).forEach(type -> bus.subscribe(type.getName(), handler));
  }

  /** The command's own type, or all that a sealed interface permits. */
  static List<Class<?>> recordsOf(Class<?> type) {
    if (!type.isSealed()) {
      return List.of(type);
    }
    List<Class<?>> records = new ArrayList<>();
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      records.addAll(recordsOf(permitted));
    }
    return records;
  }

  @Override
  public @Nullable Object handle(CommandMessage<?> message) {
    CommandContext context = CommandContext.current();
    C command = decider.commandType().cast(message.getPayload());
    repository
        .load(context.target().toString())
        .execute(stream -> stream.decide(decider, command, context));
    return null;
  }
}
