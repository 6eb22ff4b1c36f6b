package uk.ragtime.query.projection;

/** Projects events into rows, without reading any. */
public interface ReadModels {
  /**
   * @param references state of the partnership's reference data up to this event, inclusive
   */
  void project(ReceivedEvent received, References references, RowSink rows);
}
