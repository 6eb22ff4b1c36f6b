package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.database.StartRefusedException;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.server.settings.InvalidSettingException;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/** An instance without the owner's credentials beside a schema that others migrate. */
class SchemaVersionIT {
  private static TestIssuer issuer;
  private static TestDatabase database;
  private static QueryService service;

  @BeforeAll
  static void startOnAnEmptyDatabase() {
    issuer = TestIssuer.start();
    database = QueryService.newEmptyDatabase();
    service =
        QueryService.startUnready(
            database, issuer, "schema-version", "--spring.flyway.enabled=false");
  }

  @AfterAll
  static void stop() {
    service.close();
    issuer.close();
  }

  private static void assertReadiness(int status, String text) {
    Answer readiness = service.get("/actuator/health/readiness");
    assertThat(readiness.status()).isEqualTo(status);
    assertThat(readiness.body()).contains(text);
  }

  private static void migrateAsJob() {
    QueryServiceApplication.main(
        new String[] {
          "migrate",
          "--spring.datasource.url=" + database.url(),
          "--spring.flyway.user=" + database.owner(),
          "--spring.flyway.password=" + database.password()
        });
  }

  @Test
  @DisplayName("C15: not ready until migrated by a job, nor on a schema that needs a newer release")
  void readinessFollowsTheSchema() {
    Eventually.holds(() -> assertReadiness(503, "has not been migrated to this release"));

    migrateAsJob();
    Eventually.holds(() -> assertReadiness(200, "UP"));

    // a newer release migrates, and changes the functions
    Database inside = new Database(database);
    List<String> changed =
        List.of(
            """
            insert into read.flyway_schema_history
              (installed_rank, version, description, type, script, checksum, installed_by,
               execution_time, success)
            values (9999, '9999', 'newer', 'SQL', 'V9999__newer.sql', 1, 'owner', 1, true)
            """,
            "comment on function read.make_reporting_login is 'newer'");
    changed.forEach(inside::run);
    Eventually.holds(() -> assertReadiness(200, "UP"));
    assertThatThrownBy(SchemaVersionIT::migrateAsJob)
        .rootCause()
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("of a newer release");
    assertThat(
            inside.ask(
                """
                select obj_description(p.oid, 'pg_proc')
                  from pg_proc p
                 where p.proname = 'make_reporting_login'
                """))
        .containsExactly("newer");

    // and a later one changes what this release relies on
    inside.run(
        """
        create or replace function read.schema_version()
          returns table (part text, version integer, oldest_release integer)
          language sql
          security definer
        as $$ select 'read', 9999, 9999 $$
        """);
    Eventually.holds(() -> assertReadiness(503, "releases before version 9999 do not work"));
  }

  @Test
  @DisplayName("C15: the job fails without the owner")
  void theJobNeedsTheOwner() {
    assertThatThrownBy(() ->
            QueryServiceApplication.main(
                new String[] {"migrate", "--spring.datasource.url=" + database.url()}))
        .rootCause()
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("SPRING_FLYWAY_USER");
  }

  @Test
  @DisplayName("the job ends at once where PostgreSQL refuses the owner's password")
  void aRefusedLoginOfTheOwnerEndsTheJob() {
    assertThatThrownBy(() ->
            QueryServiceApplication.main(
                new String[] {
                  "migrate",
                  "--spring.datasource.url=" + database.url(),
                  "--spring.flyway.user=" + database.owner(),
                  "--spring.flyway.password=" + database.password() + "-of-another"
                }))
        .rootCause()
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("SPRING_FLYWAY_PASSWORD");
  }
}
