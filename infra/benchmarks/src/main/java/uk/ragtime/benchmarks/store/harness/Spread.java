package uk.ragtime.benchmarks.store.harness;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Repeated measurements of one quantity: the median, and the distance of the extremes from it. */
public record Spread(double median, double least, double most) {

  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing was measured");
    }
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** In whole numbers: {@code 1,234 (1,200–1,300)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,.0f (%,.0f–%,.0f)", median, least, most);
  }
}
