package uk.ragtime.command.dispatch;

import java.util.List;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * Axon's aggregate for streams of every type: a decider decides on its state, and the events that
 * are applied evolve it.
 */
final class EventSourcedStream<S> {
  @AggregateIdentifier private final String key;

  private final StreamType<S, ?> type;
  private S state;

  /**
   * @param key identifies the stream, see {@link uk.ragtime.command.store.StreamKey}
   */
  EventSourcedStream(String key, StreamType<S, ?> type, S state) {
    this.key = key;
    this.type = type;
    this.state = state;
  }

  <C extends Command, E extends DomainEvent> void decide(
      Decider<C, S, E> decider, C command, CommandContext context) {
    context.requireExpectedVersion(
        decider.resourceVersion(state, command, context.decisionContext()));
    List<E> events = decider.decide(state, command, context.decisionContext());
    context.decided(events, events.stream().anyMatch(decider::creates));
    events.forEach(AggregateLifecycle::apply);
  }

  @EventSourcingHandler
  void on(DomainEvent event) {
    state = type.evolve(state, event, StreamType.NOT_RECORDED);
  }

  @Override
  public String toString() {
    return key;
  }
}
