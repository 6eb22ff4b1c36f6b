package uk.ragtime.command.decision;

import java.util.function.BiFunction;
import java.util.function.Supplier;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * Folds the events of one type of stream into a state.
 *
 * @param initial the state of a stream without events
 */
public record StreamType<S, E extends DomainEvent>(
    Class<S> stateType, Class<E> eventType, Supplier<S> initial, Evolution<S, E> evolution) {
  /** The position of an event that is decided and not recorded yet: after all recorded ones. */
  public static final long NOT_RECORDED = Long.MAX_VALUE;

  /** Applies an event, recorded at a position of its partnership's log, to a state. */
  @FunctionalInterface
  public interface Evolution<S, E> {
    S evolve(S state, E event, long position);
  }

  /** A stream type whose states do not depend on the positions of their events. */
  public static <S, E extends DomainEvent> StreamType<S, E> of(
      Class<S> stateType, Class<E> eventType, Supplier<S> initial, BiFunction<S, E, S> evolve) {
    return new StreamType<>(
        stateType, eventType, initial, (state, event, _) -> evolve.apply(state, event));
  }

  /** Applies one event to a state. */
  public S evolve(S state, DomainEvent event, long position) {
    return evolution.evolve(state, eventType.cast(event), position);
  }
}
