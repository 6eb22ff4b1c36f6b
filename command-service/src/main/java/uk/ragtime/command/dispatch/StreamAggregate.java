package uk.ragtime.command.dispatch;

import org.axonframework.modelling.command.AggregateIdentifier;

/**
 * The Axon shell around a stream's state: what is decided and how the state evolves is the state's
 * own affair.
 */
public abstract class StreamAggregate<S> {
  @AggregateIdentifier private final String key;

  protected S state;

  /**
   * @param key names the stream, see {@link uk.ragtime.command.store.StreamKey}
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
