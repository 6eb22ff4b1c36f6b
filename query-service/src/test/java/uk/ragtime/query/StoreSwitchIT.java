package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.ragtime.embedded.Databases;
import uk.ragtime.embedded.Databases.AssumableRole;
import uk.ragtime.embedded.Databases.Login;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.AreaEvent.AreaDefined;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;
import uk.ragtime.testing.environment.ReplicatedPostgres;

/** The read models' server is restarted, and then replaced by its standby. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoreSwitchIT {
  private static final PartnershipCode KENT = new PartnershipCode("kent");
  private static final String AREAS = "/v1/kent/areas";
  private static final String READER = "viewer-kent";
  private static final String READINESS = "/actuator/health/readiness";
  private static final String OWNER = "ragtime_query_owner";
  private static final String TOPICS = "switch";
  private static final int CLIENTS = 8;

  private static ReplicatedPostgres servers;
  private static TestIssuer issuer;
  private static TestLog log;
  private static QueryService service;

  @BeforeAll
  static void start() {
    servers = ReplicatedPostgres.start();
    Databases.create(
        servers.administrator(),
        "ragtime_query",
        new Login(OWNER, TestServers.PASSWORD),
        List.of(new Login("ragtime_query", TestServers.PASSWORD)),
        List.of(new AssumableRole("ragtime_projector", "ragtime_query")));
    issuer = TestIssuer.start();
    log = new TestLog(TOPICS);
    SampleEvents.setUp(log, KENT, issuer.issuer());
    log.flush();
    service =
        QueryService.start(
            new TestDatabase(
                "ragtime_query_switch",
                "jdbc:postgresql://127.0.0.1:" + servers.port() + "/ragtime_query",
                OWNER,
                List.of("ragtime_query"),
                TestServers.PASSWORD),
            issuer,
            TOPICS);
    Eventually.holds(() -> assertThat(areas().body()).contains("Fylde"));
  }

  @AfterAll
  static void stop() {
    service.close();
    log.close();
    issuer.close();
    servers.close();
  }

  private static Answer areas() {
    return service.get(READER, AREAS);
  }

  private static void assertReadiness(int status, String text) {
    Answer readiness = service.get(READINESS);
    assertThat(readiness.status()).isEqualTo(status);
    assertThat(readiness.body()).contains(text);
  }

  @Test
  @Order(1)
  @DisplayName("C4: while PostgreSQL restarts no read is answered with 500")
  void aRestartIsNeverAFault() {
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < CLIENTS; client++) {
        var _ =
            threads.submit(() -> {
              while (!enough.get()) {
                answers.add(areas());
              }
            });
      }
      try {
        for (int restart = 0; restart < 3; restart++) {
          int before = answers.size();
          Eventually.holds(() -> assertThat(answers).hasSizeGreaterThan(before + 50));
          servers.stopPrimary();
          Eventually.holds(() -> assertThat(answers).anyMatch(answer -> answer.status() == 503));
          servers.startPrimary();
          Eventually.holds(() -> assertThat(areas().status()).isEqualTo(200));
        }
      } finally {
        enough.set(true);
      }
    }

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isIn(200, 503))
        .filteredOn(answer -> answer.status() == 503)
        .isNotEmpty()
        .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isPresent());
  }

  @Test
  @Order(2)
  @DisplayName("C3: after a switch-over no pool keeps a connection to the server that only reads")
  void aSwitchOverLeavesNothingBehind() throws SQLException {
    Eventually.holds(() -> assertReadiness(200, "UP"));

    servers.makePrimaryReadOnly();
    Eventually.holds(() -> assertReadiness(503, "takes no writes"));
    servers.switchOver();

    Eventually.holds(() -> assertReadiness(200, "UP"));
    log.append(KENT, new AreaDefined(SampleEvents.FYLDE, "Wyre", null), SampleEvents.BEGIN);
    log.flush();
    Eventually.holds(() -> assertThat(areas().body()).contains("Wyre"));
    Eventually.holds(() -> assertThat(servers.sessionsOnFirst("ragtime_query")).isZero());
  }
}
