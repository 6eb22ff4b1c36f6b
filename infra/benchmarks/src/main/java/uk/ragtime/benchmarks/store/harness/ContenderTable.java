package uk.ragtime.benchmarks.store.harness;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A table of contenders side by side, one row for each number of callers; the first contender is
 * the baseline.
 */
public final class ContenderTable {
  private final ToDoubleFunction<Slice> rate;
  private final String what;
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> head = List.of();

  /**
   * @param what is in the cells, such as {@code events a second}
   */
  public ContenderTable(String what, ToDoubleFunction<Slice> rate) {
    this.what = what;
    this.rate = rate;
  }

  /**
   * @param measured the slices of each contender, in the contenders' order
   */
  public void add(String callers, Map<String, List<Slice>> measured) {
    head = head(measured.keySet());
    List<Spread> spreads = measured.values().stream().map(this::spread).toList();
    List<String> row = new ArrayList<>(List.of(callers));
    spreads.forEach(spread -> row.add(spread.toString()));
    Iterator<Spread> others = spreads.iterator();
    double first = others.next().median();
    others.forEachRemaining(other -> row.add(Report.ratio(first / other.median())));
    rows.add(row);
  }

  private List<String> head(Set<String> names) {
    List<String> titles = new ArrayList<>(List.of(what));
    titles.addAll(names);
    Iterator<String> others = names.iterator();
    String first = others.next();
    others.forEachRemaining(other -> titles.add(first + " : " + other));
    return titles;
  }

  private Spread spread(List<Slice> slices) {
    return Spread.of(slices.stream().map(slice -> rate.applyAsDouble(slice)).toList());
  }

  public MarkdownTable table() {
    MarkdownTable table = new MarkdownTable(head.toArray(String[]::new));
    rows.forEach(row -> table.row(row.toArray()));
    return table;
  }
}
