package uk.ragtime.benchmarks.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;
import uk.ragtime.benchmarks.store.harness.Machine;
import uk.ragtime.benchmarks.store.harness.Report;

/** {@code ./ragtime bench store}: see {@code docs/benchmarks/store.md}. */
final class StoreBenchmark {
  private static final String JAR = "command-service/target/command-service-1.0.0-SNAPSHOT.jar";
  private static final int MISUSED = 2;

  private StoreBenchmark() {}

  /**
   * Runs the benchmark.
   *
   * @param arguments the folder that {@code ./ragtime} stands in, a folder for data, and options
   */
  public static void main(String[] arguments) throws Exception {
    StoreOptions options;
    try {
      options = StoreOptions.of(List.of(arguments).subList(2, arguments.length));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.println(StoreOptions.USAGE);
      System.exit(MISUSED);
      return;
    }
    Path jar = Path.of(arguments[0], JAR);
    Path data = Files.createTempDirectory(Path.of(arguments[1]), "store-");
    Report report = new Report();
    try (DatabaseServer server = DatabaseServer.on(data.resolve("postgresql"))) {
      report.paragraph(Machine.describe(server.version()));
      for (StorePart part : options.parts()) {
        switch (part) {
          case IN_PROCESS -> new InProcessBenchmark(server, options, report).run();
          case BULK -> new BulkAppendBenchmark(server, options, report).run();
          case HTTP -> new HttpBenchmark(server, options, report).run(jar, data);
          case RELAY -> new RelayBenchmark(server, options, report).run(jar, data);
          case SIZE -> new StorageSizeBenchmark(server, options, report).run();
        }
      }
    }
    delete(data);
    if (options.out() != null) {
      report.write(options.out());
    }
  }

  /** The data takes gigabytes and is deleted; after a failure it is kept for its logs. */
  private static void delete(Path directory) throws IOException {
    try (Stream<Path> below = Files.walk(directory)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
