package uk.ragtime.benchmarks.store.harness;

import java.sql.SQLException;
import java.util.List;

/** An implementation that is measured beside others that do the same work. */
public interface Contender extends AutoCloseable {
  String name();

  /**
   * The callers of one slice; each is used by one thread, and what one does is no other's.
   *
   * @param callers how many there are to be; a contender with a fixed number of its own says so in
   *     its name
   */
  List<Caller> callers(int callers);

  /** How many events, rows or answers there are for good, as whoever keeps them counts them. */
  long kept() throws SQLException;

  /** Is told before every slice, outside the time that is measured. */
  default void prepare() throws SQLException {}

  @Override
  default void close() {}

  /** Does one thing after another. */
  @FunctionalInterface
  interface Caller {
    /**
     * @return how many events are recorded by it, durably
     */
    int call() throws Exception;
  }
}
