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
    Class<S> stateType, Class<E> eventType, Supplier<S> initial, Evolution<S, E> evolution) {
  /** A state after one more event, which stands at a position in its partnership's log. */
  @FunctionalInterface
  public interface Evolution<S, E> {
    S evolve(S state, E event, long position);
  }

  /** One whose states do not depend on where in the log their events stand. */
  public static <S, E extends DomainEvent> StreamType<S, E> of(
      Class<S> stateType, Class<E> eventType, Supplier<S> initial, BiFunction<S, E, S> evolve) {
    return new StreamType<>(
        stateType, eventType, initial, (state, event, _) -> evolve.apply(state, event));
  }

  /** The state after one more event. */
  public S evolve(S state, DomainEvent event, long position) {
    return evolution.evolve(state, eventType.cast(event), position);
  }
}
