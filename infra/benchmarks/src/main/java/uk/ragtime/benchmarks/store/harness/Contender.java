package uk.ragtime.benchmarks.store.harness;

import java.sql.SQLException;
import java.util.List;

/** An implementation that is measured beside others that do the same work. */
public interface Contender extends AutoCloseable {
  String name();

  /**
   * The callers of one slice; each is used by one thread and shares nothing with the others.
   *
   * @param callers how many there are to be; a contender with a fixed number of its own says so in
   *     its name
   */
  List<Caller> callers(int callers);

  /** Number of events, rows or answers that are kept, counted where they are stored. */
  long kept() throws SQLException;

  /** Called before every slice, outside the measured time. */
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
