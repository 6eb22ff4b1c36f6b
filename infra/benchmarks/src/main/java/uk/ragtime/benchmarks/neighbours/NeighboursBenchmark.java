package uk.ragtime.benchmarks.neighbours;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import uk.ragtime.benchmarks.store.harness.MarkdownTable;
import uk.ragtime.testing.platform.TestPlatform;

/**
 * Latency that a partnership under normal load sees: alone, and beside one that floods the
 * platform, without limits and with a service's default limits. Both services run from their jars,
 * as {@code ./ragtime up} starts them, with the demonstration's two partnerships.
 */
public final class NeighboursBenchmark {
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final double GIBIBYTE = 1024.0 * 1024 * 1024;

  private final NeighbourOptions options;
  private final MarkdownTable table =
      new MarkdownTable(
          "the quiet partnership, milliseconds",
          "command p50",
          "command p99",
          "question p50",
          "question p99",
          "failed",
          "the flood, a second");

  private NeighboursBenchmark(NeighbourOptions options) {
    this.options = options;
  }

  /**
   * @param arguments the folder that {@code ./ragtime} stands in, a folder for data, and options
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> all = Arrays.asList(arguments);
    NeighbourOptions options = NeighbourOptions.read(all.subList(2, all.size()));
    NeighboursBenchmark benchmark = new NeighboursBenchmark(options);
    Path home = Path.of(arguments[0]);
    Path data = Path.of(arguments[1]);
    benchmark.measure(home, data, "limits off", Map.of("RAGTIME_LIMITS_ENABLED", "false"));
    benchmark.measure(home, data, "limits on", Map.of());
    benchmark.tell();
  }

  private void measure(Path home, Path data, String limits, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path own = Files.createTempDirectory(data, "neighbours-");
    try (TestPlatform platform = TestPlatform.start(home, own, settings)) {
      NormalLoad quiet = new NormalLoad(platform);
      quiet.work(WARM_UP);
      row(limits + ", alone", quiet.work(Duration.ofSeconds(options.seconds())), "");
      try (Flood flood = Flood.begin(platform, options.connections())) {
        NormalLoad.Felt felt = quiet.work(Duration.ofSeconds(options.seconds()));
        row(limits + ", with the flood", felt, flood.described(options.seconds()));
      }
    }
  }

  private void row(String what, NormalLoad.Felt felt, String flood) {
    List<String> cells = new ArrayList<>(List.of(what));
    cells.addAll(felt.cells());
    cells.add(flood);
    table.row(cells.toArray());
    System.out.println(String.join(" | ", cells));
  }

  private void tell() throws IOException {
    String text =
        "%d cores, %.0f GiB; load average at the end %.1f; flood through %d connections, %d s a row.%n%n%s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                memory() / GIBIBYTE,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                options.connections(),
                options.seconds(),
                table);
    System.out.println(text);
    if (options.out() != null) {
      Files.writeString(options.out(), text);
    }
  }

  private static double memory() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Double.NaN;
  }
}
