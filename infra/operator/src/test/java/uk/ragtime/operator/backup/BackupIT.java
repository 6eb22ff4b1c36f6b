package uk.ragtime.operator.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ragtime.embedded.EmbeddedPostgresServer;
import uk.ragtime.embedded.Ports;
import uk.ragtime.operator.DatabaseLogin;
import uk.ragtime.operator.OperatorException;
import uk.ragtime.testing.TestServers;

/**
 * A backup, a drill and a restore on real servers, with the tables that the commands read; the
 * query-service's tests show that it recognises a store that was restored.
 */
@DisplayName("C17: backup, drill and restore of the event store")
class BackupIT {
  private static final String STORE =
      """
      create schema store;
      create table store.global_head (last_offset bigint, last_recorded_at timestamptz);
      insert into store.global_head values (0, '-infinity');
      create table store.partnership (number integer, code text, position integer);
      insert into store.partnership values (1, 'lancashire', 0);
      create table store.event (global_offset bigint, partnership integer, position integer,
        command_id uuid, recorded_at timestamptz, payload json);
      """;

  private static final String RECORD =
      """
      with head as (update store.global_head
                       set last_offset = last_offset + 1, last_recorded_at = clock_timestamp()
                    returning *),
           own as (update store.partnership set position = position + 1)
      insert into store.event
      select last_offset, 1, last_offset, gen_random_uuid(), last_recorded_at, '{}' from head
      """;

  private static final String READ_MODELS =
      """
      create schema read;
      create table read.serving_generation (schema_name text);
      insert into read.serving_generation values ('read_1');
      create table read.reporting_login (role_name name primary key, partnership text unique);
      create schema read_1;
      create table read_1.applied_position (partnership text, position bigint);
      create table read_1.event_log (partnership text, position bigint, command_id uuid,
        recorded_at timestamptz);
      create table read_1.rating_entry (like read_1.event_log);
      create function read.make_reporting_login(of_partnership text, secret text) returns name
        language plpgsql as $$
      declare
        login name := (select role_name from read.reporting_login
                        where partnership = of_partnership);
      begin
        if not exists (select from pg_roles where rolname = 'ragtime_reporting') then
          create role ragtime_reporting nologin;
        end if;
        if not exists (select from pg_roles where rolname = login) then
          execute format('create role %I login', login);
        end if;
        execute format('alter role %I password %L', login, secret);
        execute format('grant ragtime_reporting to %I', login);
        execute format('grant connect on database %I to %I', current_database(), login);
        return login;
      end $$;
      """;

  private static final String LOGIN = "reporting_00000000000a";
  private static final String ORPHAN = "reporting_00000000000b";

  @TempDir private Path directory;

  private EmbeddedPostgresServer server;
  private DatabaseLogin store;
  private DatabaseLogin readModels;
  private Path archive;
  private Path backup;

  @BeforeEach
  void anInstallationWithSixEventsInABackup() throws Exception {
    archive = Files.createDirectory(directory.resolve("archive"));
    server =
        EmbeddedPostgresServer.durable(
            directory.resolve("server"), Ports.free(), List.of("archive_mode=on"));
    store = login(server, "ragtime_command");
    execute(login(server, "postgres"), "create database ragtime_command");
    execute(store, "alter system set archive_command = 'cp \"%p\" \"" + archive + "/%f\"'");
    execute(store, "select pg_reload_conf()");
    execute(store, STORE);
    var other = TestServers.postgres();
    var database = TestServers.database("restored_readers", "restored_readers_owner");
    readModels = new DatabaseLogin(database.url(), other.superuser(), other.superuserPassword());
    execute(readModels, READ_MODELS);
    execute(readModels, "insert into read.reporting_login values ('" + LOGIN + "', 'lancashire')");
    execute(readModels, "select read.make_reporting_login('lancashire', 'former password')");
    for (int i = 0; i < 6; i++) {
      execute(store, RECORD);
    }
    backup = directory.resolve("backup");
    assertThat(run("backup", backup.toString()))
        .contains("Backed up 6 events", "reporting logins, with names and password verifiers: 1.");
  }

  @AfterEach
  void stop() throws SQLException {
    server.close();
    execute(readModels, "revoke connect on database " + name(readModels) + " from " + LOGIN);
    execute(readModels, "drop role " + LOGIN);
  }

  @Test
  void aDrillPrintsWhatWouldBeLost() throws Exception {
    execute(store, RECORD);
    execute(store, RECORD);
    archiveAll();

    assertThat(run("drill", backup.toString()))
        .contains("Restored 6 of 8 events", "2 events would be lost, recorded within");
    assertThat(run("drill", backup.toString(), "--archive", archive.toString()))
        .contains("Restored 8 of 8 events", "nothing would be lost");
  }

  @Test
  void aRestoreToAMomentIsComparedWithTheReadModelsAndKeepsTheLogins() throws Exception {
    // given read models that have eight events, and a moment after the seventh
    execute(store, RECORD);
    String moment = moment();
    execute(store, RECORD);
    project();
    archiveAll();
    server.close();

    // when the store is restored to that moment, and goes on
    Path restored = directory.resolve("restored");
    assertThat(
            run(
                "restore",
                backup.toString(),
                restored.resolve("data").toString(),
                "--archive",
                archive.toString(),
                "--to",
                moment))
        .contains("ragtime restored");
    Files.copy(
        directory.resolve("server").resolve("superuser-password"),
        restored.resolve("superuser-password"));
    server = EmbeddedPostgresServer.durable(restored, Ports.free(), List.of("archive_mode=on"));
    store = login(server, "ragtime_command");
    awaitPromoted();
    execute(store, RECORD);

    // and the logins are gone with the server of the read models, but for one of another database
    execute(readModels, "revoke connect on database " + name(readModels) + " from " + LOGIN);
    execute(readModels, "drop role " + LOGIN);
    execute(readModels, "delete from read.reporting_login");
    execute(readModels, "create role " + ORPHAN + " login in role ragtime_reporting");

    // then the operator is told what is lost, in events and seconds, and what to do
    String told = run("restored", backup.toString());
    assertThat(told)
        .contains(
            "The store has 8 events",
            "1 event is lost, recorded within",
            "  lancashire: 1 event is lost",
            "ragtime rebuild",
            "log-changed",
            "Reporting logins under their former names: 1.",
            "Dropped logins of databases that are gone: " + ORPHAN);

    // and the reporting tool goes on with its former name and password
    DriverManager.getConnection(readModels.url(), LOGIN, "former password").close();
  }

  @Test
  void nothingIsOverwrittenAndWhatIsMissingIsNamed() {
    assertThatThrownBy(() -> run("backup", backup.toString()))
        .isInstanceOf(OperatorException.class)
        .hasMessageContaining("exists");
    assertThatThrownBy(() -> run("restore", backup.toString(), directory.toString()))
        .hasMessageContaining("nothing is overwritten");
    assertThatThrownBy(() -> run("drill", directory.resolve("none").toString()))
        .hasMessageContaining("no backup");
    assertThatThrownBy(() -> run("drill", backup.toString(), "--to", "2026-11-29T12:00:00Z"))
        .hasMessageContaining("--archive");
    assertThatThrownBy(() -> run("restore", backup.toString()))
        .hasMessageContaining("usage: ragtime backup");
  }

  private String run(String... arguments) throws InterruptedException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    BackupCommands.Databases databases =
        new BackupCommands.Databases() {
          @Override
          public DatabaseLogin store() {
            return store;
          }

          @Override
          public DatabaseLogin readModels() {
            return readModels;
          }
        };
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    assertThat(new BackupCommands(databases, out).run(List.of(arguments))).isZero();
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** Copies the store's events to the read models, as the projector does. */
  private void project() throws SQLException {
    try (Connection from = connect(store);
        Connection to = connect(readModels);
        var rows = from.createStatement().executeQuery("select * from store.event");
        var insert =
            to.prepareStatement("insert into read_1.event_log values ('lancashire', ?, ?, ?)")) {
      while (rows.next()) {
        insert.setLong(1, rows.getLong("position"));
        insert.setObject(2, rows.getObject("command_id"));
        insert.setObject(3, rows.getObject("recorded_at", OffsetDateTime.class));
        insert.executeUpdate();
      }
    }
    execute(
        readModels,
        "insert into read_1.applied_position"
            + " select 'lancashire', max(position) from read_1.event_log");
  }

  /** The time between two events, as the server knows it. */
  private String moment() throws SQLException {
    try (Connection connection = connect(store)) {
      String text =
          BaseBackup.text(
              connection,
              "select to_char(clock_timestamp() at time zone 'UTC',"
                  + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')");
      BaseBackup.text(connection, "select pg_sleep(0.01)");
      return text;
    }
  }

  /** Waits until the archive has all that is recorded. */
  private void archiveAll() throws Exception {
    try (Connection connection = connect(store)) {
      String segment = BaseBackup.text(connection, "select pg_walfile_name(pg_current_wal_lsn())");
      BaseBackup.text(connection, "select pg_switch_wal()::text");
      for (int i = 0; i < 1_000 && !Files.exists(archive.resolve(segment)); i++) {
        Thread.sleep(20);
      }
      assertThat(archive.resolve(segment)).exists();
    }
  }

  private void awaitPromoted() throws Exception {
    try (Connection connection = connect(store)) {
      for (int i = 0; i < 1_000; i++) {
        if (BaseBackup.text(connection, "select pg_is_in_recovery()").equals("f")) {
          return;
        }
        Thread.sleep(20);
      }
    }
    throw new AssertionError("the server is still in recovery");
  }

  private static DatabaseLogin login(EmbeddedPostgresServer server, String database) {
    return new DatabaseLogin(
        server.jdbcUrl(database), server.superuser(), server.superuserPassword());
  }

  private static String name(DatabaseLogin login) {
    return login.url().replaceFirst(".*/", "");
  }

  private static Connection connect(DatabaseLogin login) throws SQLException {
    return DriverManager.getConnection(login.url(), login.user(), login.password());
  }

  private static void execute(DatabaseLogin login, String sql) throws SQLException {
    try (Connection connection = connect(login);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
