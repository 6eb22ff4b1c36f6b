package uk.ragtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ragtime.database.ForwardMigration.Outcome;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;

/** Two releases on one schema; each has a function in a repeatable migration. */
class ForwardMigrationIT {
  private static final String OWNER = "forward_owner";

  @TempDir private Path directory;
  private TestDatabase database;
  private Flyway older;
  private Flyway newer;

  @BeforeEach
  void twoReleases() throws IOException {
    database = TestServers.database("forward", OWNER);
    older = release("older", 1);
    newer = release("newer", 2);
  }

  private Flyway release(String name, int version) throws IOException {
    Path migrations = Files.createDirectories(directory.resolve(name));
    for (int v = 1; v <= version; v++) {
      Files.writeString(migrations.resolve("V" + v + "__t.sql"), "create table t" + v + " ()");
    }
    Files.writeString(migrations.resolve("R__release.sql"), functionThatAnswers(name));
    return Flyway.configure()
        .dataSource(database.url(), OWNER, database.password())
        .locations("filesystem:" + migrations)
        .defaultSchema("app")
        .createSchemas(true)
        .load();
  }

  private static String functionThatAnswers(String name) {
    return "create or replace function release() returns text language sql return '" + name + "'";
  }

  private String ask(String sql) throws SQLException {
    try (Connection connection = database.connect(OWNER);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  @DisplayName("C15: the newer release migrates what the older one has made")
  void theNewerReleaseMigrates() throws SQLException {
    assertThat(ForwardMigration.migrate(older)).isEqualTo(Outcome.DONE);
    assertThat(ask("select app.release()")).isEqualTo("older");

    assertThat(ForwardMigration.migrate(newer)).isEqualTo(Outcome.DONE);

    assertThat(ask("select app.release()")).isEqualTo("newer");
    assertThat(ask("select to_regclass('app.t2')")).isNotNull();
  }

  @Test
  @DisplayName("C15: an older release with the owner's credentials puts nothing back")
  void theOlderReleasePutsNothingBack() throws SQLException {
    ForwardMigration.migrate(newer);

    assertThat(ForwardMigration.isNewer(older)).isTrue();
    assertThat(ForwardMigration.migrate(older)).isEqualTo(Outcome.SCHEMA_IS_NEWER);

    assertThat(ask("select app.release()")).isEqualTo("newer");
    assertThat(ForwardMigration.migrate(newer)).isEqualTo(Outcome.DONE);
  }

  @Test
  @DisplayName("C15: an older release that looked before the newer one migrated puts nothing back")
  void theOlderReleaseLooksAgainUnderTheLock() throws SQLException {
    ForwardMigration.migrate(older);
    ForwardMigration.migrate(newer);

    // the second half of a migration that judged the schema before
    assertThat(ForwardMigration.migrate(older, 1)).isEqualTo(Outcome.SCHEMA_IS_NEWER);

    assertThat(ask("select app.release()")).isEqualTo("newer");
  }

  @Test
  @DisplayName("C15: without a new version nobody knows which repeatable migration is newer")
  void aRepeatableMigrationChangesWithAVersion() throws Exception {
    ForwardMigration.migrate(newer);
    Files.writeString(directory.resolve("newer/R__release.sql"), functionThatAnswers("changed"));

    assertThat(ForwardMigration.migrate(newer)).isEqualTo(Outcome.SAME_VERSION_DIFFERS);

    assertThat(ask("select app.release()")).isEqualTo("newer");
  }

  @Test
  void whatHasRunMayNotBeChanged() throws Exception {
    ForwardMigration.migrate(newer);
    assertThat(ForwardMigration.migrate(newer)).isEqualTo(Outcome.DONE);
    Files.writeString(directory.resolve("newer/V1__t.sql"), "create table another ()");

    assertThatThrownBy(() -> ForwardMigration.migrate(newer))
        .isInstanceOf(FlywayException.class)
        .hasMessageContaining("checksum mismatch");
  }
}
