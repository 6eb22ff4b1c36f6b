package uk.ragtime.benchmarks.read;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import uk.ragtime.benchmarks.store.harness.DatabaseServer;

/** PostgreSQL as one would set it up on a small machine of its own with some 8 GiB. */
final class ServerSettings {
  static final List<String> ALL =
      List.of(
          "shared_buffers=2GB",
          "effective_cache_size=6GB",
          "work_mem=16MB",
          "maintenance_work_mem=256MB",
          "max_wal_size=4GB",
          "random_page_cost=1.1");

  private static final List<String> SHOWN =
      List.of("checkpoint_timeout", "full_page_writes", "autovacuum", "jit");

  private ServerSettings() {}

  /** A sentence for the report, with the values that the server reports. */
  static String describe(DatabaseServer server) throws SQLException {
    List<String> names = new ArrayList<>();
    ALL.forEach(setting -> names.add(setting.substring(0, setting.indexOf('='))));
    names.addAll(SHOWN);
    List<String> said = new ArrayList<>();
    for (String name : names) {
      said.add(name + " " + server.setting(name));
    }
    return "PostgreSQL: " + String.join(", ", said) + "; all else is its default.";
  }
}
