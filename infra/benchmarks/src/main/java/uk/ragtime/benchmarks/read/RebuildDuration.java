package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postgresql.PGConnection;
import tools.jackson.databind.JsonNode;
import uk.ragtime.testing.TestDatabase;

/** Duration of a rebuild, and of loading the same rows into PostgreSQL alone. */
final class RebuildDuration {
  private static final Set<String> OVER = Set.of("SWAPPED", "FAILED", "CANCELLED", "ROLLED_BACK");
  private static final int PAUSE = 100;

  private RebuildDuration() {}

  /**
   * @param seconds from the request to the swap, as the operator sees it
   * @param buildingSeconds until the generation was filled and indexed
   */
  record Outcome(long events, double seconds, double buildingSeconds) {}

  static Outcome rebuild(QueryServiceProcess service) throws IOException, InterruptedException {
    long began = System.nanoTime();
    long built = 0;
    ProgressReport progress = null;
    JsonNode rebuild = service.request("/v1/operations/rebuilds", "{\"acceptDifferences\": true}");
    String path = "/v1/operations/rebuilds/" + rebuild.path("id").asString();
    while (!OVER.contains(rebuild.path("step").asString())) {
      Thread.sleep(PAUSE);
      rebuild = service.ask(path);
      long all = rebuild.path("eventsInAll").asLong();
      if (progress == null && all > 0) {
        progress = new ProgressReport("rebuilding, events", all);
      }
      if (progress != null) {
        progress.at(rebuild.path("eventsDone").asLong());
      }
      String step = rebuild.path("step").asString();
      if (built == 0 && !step.equals("REQUESTED") && !step.equals("BUILDING")) {
        built = System.nanoTime();
      }
    }
    long over = System.nanoTime();
    if (!rebuild.path("step").asString().equals("SWAPPED")) {
      throw new IllegalStateException("the rebuild came to nothing: " + rebuild);
    }
    return new Outcome(
        rebuild.path("eventsDone").asLong(), (over - began) / 1e9, (built - began) / 1e9);
  }

  /** Seconds for the very rows of the generation, table by table, and their indexes after that. */
  static double copy(Connection connection, TestDatabase database, Path folder)
      throws SQLException, IOException {
    String from = ReadModelSizes.serving(database);
    List<String> tables =
        names(
            connection,
            "select tablename from pg_tables where schemaname = '%s' order by 1".formatted(from));
    Files.createDirectories(folder);
    double nanos = 0;
    try (Statement statement = connection.createStatement()) {
      statement.execute("drop schema if exists limit_of_copy cascade");
      statement.execute("create schema limit_of_copy");
      for (String table : tables) {
        Path file = folder.resolve(table);
        String source = from + "." + table;
        String target = "limit_of_copy." + table;
        try (OutputStream out = Files.newOutputStream(file)) {
          var copies = connection.unwrap(PGConnection.class).getCopyAPI();
          copies.copyOut("copy (select * from " + source + ") to stdout (format binary)", out);
        }
        statement.execute("create table " + target + " (like " + source + " including defaults)");
        long began = System.nanoTime();
        try (InputStream in = Files.newInputStream(file)) {
          var copies = connection.unwrap(PGConnection.class).getCopyAPI();
          copies.copyIn("copy " + target + " from stdin (format binary)", in);
        }
        for (String index :
            names(
                connection,
                "select indexdef from pg_indexes where schemaname = '%s' and tablename = '%s'"
                    .formatted(from, table))) {
          statement.execute(index.replace(" ON " + from + ".", " ON limit_of_copy."));
        }
        nanos += System.nanoTime() - began;
        // So that the disk has to hold one of them twice and not all.
        statement.execute("drop table " + target);
        Files.delete(file);
      }
      statement.execute("drop schema limit_of_copy cascade");
    }
    return nanos / 1e9;
  }

  private static List<String> names(Connection connection, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }
}
