package uk.ragtime.command.decision;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * How the events of one kind of stream amount to a state.
 *
 * @param initial the state of a stream without events
 */
public record StreamType<S, E extends DomainEvent>(
    Class<S> stateType, Class<E> eventType, Supplier<S> initial, BiFunction<S, E, S> evolve) {
  /** The state after one more event. */
  public S evolve(S state, DomainEvent event) {
    return evolve.apply(state, eventType.cast(event));
  }
}
