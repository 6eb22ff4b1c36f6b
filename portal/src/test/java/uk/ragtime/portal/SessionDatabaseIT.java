package uk.ragtime.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.portal.stub.HttpVisitor;
import uk.ragtime.portal.stub.StubIssuer;
import uk.ragtime.portal.stub.StubPlatform;
import uk.ragtime.server.settings.InvalidSettingException;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestServers;
import uk.ragtime.testing.faults.ConnectionEnd;
import uk.ragtime.testing.faults.FaultProxy;

/** The database of sessions as operators know it: migrated by a job, away, of another release. */
class SessionDatabaseIT {
  private static final String OWNER = "ragtime_portal_owner";
  private static final String LOGIN = "ragtime_portal";
  private static final String READINESS = "/actuator/health/readiness";
  private static final TestDatabase DATABASE = TestServers.database("sessions", OWNER, LOGIN);
  private static final FaultProxy NETWORK =
      FaultProxy.to(URI.create(DATABASE.url().substring("jdbc:".length())).getPort());
  private static final StubPlatform PORTAL = startedAfterTheJob();

  private final HttpVisitor visitor = new HttpVisitor(PORTAL.url());

  /** Without a session, as probes are. */
  private final HttpVisitor probe = new HttpVisitor(PORTAL.url());

  /** Without the owner's password, on a schema that the job makes afterwards. */
  private static StubPlatform startedAfterTheJob() {
    StubPlatform portal =
        StubPlatform.start(
            new StubIssuer(0),
            0,
            "--ragtime.portal.database.url=" + DATABASE.through(NETWORK.port()).url(),
            "--ragtime.portal.database.username=" + LOGIN,
            "--ragtime.portal.database.password=" + DATABASE.password());
    assertThat(new HttpVisitor(portal.url()).get(READINESS).statusCode()).isEqualTo(503);
    migrate(OWNER, DATABASE.password());
    return portal;
  }

  private static void migrate(String owner, String password) {
    PortalApplication.main(
        new String[] {
          "migrate",
          "--ragtime.portal.database.url=" + DATABASE.url(),
          "--ragtime.portal.database.username=" + LOGIN,
          "--ragtime.portal.database.owner=" + owner,
          "--ragtime.portal.database.owner-password=" + password
        });
  }

  private static void awaitAnswer(int status, Supplier<HttpResponse<String>> question) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    int last = question.get().statusCode();
    while (last != status && System.nanoTime() < end) {
      last = question.get().statusCode();
    }
    assertThat(last).isEqualTo(status);
  }

  @AfterAll
  static void close() {
    PORTAL.close();
    NETWORK.close();
  }

  @Test
  void onceTheJobHasMigratedItIsReady() {
    assertThat(probe.get(READINESS).statusCode()).isEqualTo(200);
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void theJobNeedsTheOwnerAndNobodyElse() {
    assertThatThrownBy(() -> migrate("", "")).hasRootCauseInstanceOf(InvalidSettingException.class);
    assertThatThrownBy(() -> migrate(OWNER, "wrong"))
        .rootCause()
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("refuses the login");
  }

  @Test
  void whileItIsAwayPagesSayToComeAgainAndNobodyIsSignedOut() {
    // given
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    int signIns = PORTAL.issuer().signIns();

    // when
    NETWORK.refuse();
    NETWORK.endAll(ConnectionEnd.RESET);

    // then
    try {
      HttpResponse<String> page = visitor.get("/account");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.headers().firstValue("Retry-After")).hasValue("5");
      assertThat(page.body()).contains("Reference").doesNotContain("cannot sign in");
      assertThat(probe.get(READINESS).statusCode()).isEqualTo(503);
      assertThat(probe.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    } finally {
      NETWORK.heal();
    }
    // The pool may hold a connection yet that was cut off.
    awaitAnswer(200, () -> visitor.get("/account"));
    awaitAnswer(200, () -> probe.get(READINESS));
    assertThat(PORTAL.issuer().signIns()).isEqualTo(signIns);
  }

  @Test
  void besideANewerSchemaItGoesOnAsLongAsTheSchemaSuitsIt() throws SQLException {
    try {
      // when
      change("update portal.schema_release set version = 99, works_from = 2");
      change(
          """
          insert into portal.flyway_schema_history
                 (installed_rank, version, description, type, script, checksum, installed_by,
                  execution_time, success)
          values (99, '99', 'newer', 'SQL', 'V99__newer.sql', 1, current_user, 1, true)
          """);

      // then
      assertThat(probe.get(READINESS).statusCode()).isEqualTo(200);
      assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> migrate(OWNER, DATABASE.password()))
          .rootCause()
          .isInstanceOf(InvalidSettingException.class)
          .hasMessageContaining("newer release");

      // when
      change("update portal.schema_release set works_from = 99");

      // then
      assertThat(probe.get(READINESS).statusCode()).isEqualTo(503);
    } finally {
      change("update portal.schema_release set version = 2, works_from = 1");
      change("delete from portal.flyway_schema_history where version = '99'");
    }
  }

  private static void change(String sql) throws SQLException {
    try (Connection connection = DATABASE.connect(OWNER);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
