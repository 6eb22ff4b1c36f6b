package uk.ragtime.command.decision;

import java.util.List;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * Decides the commands of one type: a pure function from the state of the command's stream, the
 * command and the context to events. Every implementation becomes the handler of its commands,
 * without registration.
 *
 * @param <C> a record, or a sealed interface whose records are decided alike
 */
public interface Decider<C extends Command, S, E extends DomainEvent> {
  Class<C> commandType();

  /** The type of the commands' stream, which evolves the state. */
  StreamType<S, E> streamType();

  /**
   * Decides a command.
   *
   * @return the events to record; empty if the command changes nothing
   * @throws Refused if the command is refused
   */
  List<E> decide(S state, C command, DecisionContext context);

  /**
   * The version at which the resource that a command names changed last; 0 if it does not exist.
   * Where it is all of the stream, that is the stream's version.
   */
  default long resourceVersion(S state, C command, DecisionContext context) {
    return context.version();
  }

  /** Whether an event creates something, which HTTP answers with 201. */
  default boolean creates(E event) {
    return false;
  }
}
