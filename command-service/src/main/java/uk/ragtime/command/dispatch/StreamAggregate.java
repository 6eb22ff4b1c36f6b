package uk.ragtime.command.dispatch;

import org.axonframework.modelling.command.AggregateIdentifier;

/** Axon's aggregate around a stream's state, which decides and evolves. */
public abstract class StreamAggregate<S> {
  @AggregateIdentifier private final String key;

  protected S state;

  /**
   * @param key identifies the stream, see {@link uk.ragtime.command.store.StreamKey}
   */
  protected StreamAggregate(String key, S state) {
    this.key = key;
    this.state = state;
  }

  final S state() {
    return state;
  }

  @Override
  public final String toString() {
    return key;
  }
}
