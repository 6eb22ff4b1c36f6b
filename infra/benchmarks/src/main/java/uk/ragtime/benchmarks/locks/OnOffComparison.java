package uk.ragtime.benchmarks.locks;

import java.sql.SQLException;
import java.util.List;
import uk.ragtime.benchmarks.store.harness.Contender;

/** The same work with row-level security on and off. */
record OnOffComparison(Contender work, RowSecuritySwitch lock, boolean on) implements Contender {
  static List<Contender> bothWays(Contender work, RowSecuritySwitch lock) {
    return List.of(new OnOffComparison(work, lock, true), new OnOffComparison(work, lock, false));
  }

  @Override
  public String name() {
    return on ? "with" : "without";
  }

  @Override
  public List<Caller> callers(int callers) {
    return work.callers(callers);
  }

  @Override
  public long kept() throws SQLException {
    return work.kept();
  }

  @Override
  public void prepare() throws SQLException {
    lock.turn(on);
    work.prepare();
  }
}
