package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.embedded.Databases;
import uk.ragtime.embedded.Databases.Login;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;
import uk.ragtime.testing.environment.ReplicatedPostgres;

/** The event store's server is restarted, and then replaced by its standby. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StoreSwitchIT {
  /** As documented in docs/API.md. */
  private static final int LONGEST_WRITE_SECONDS = 20;

  private static final int CLIENTS = 8;
  private static final List<String> LOGINS =
      List.of("ragtime_command", "ragtime_relay", "ragtime_rebuild");
  private static final String OWNER = "ragtime_command_owner";

  private static ReplicatedPostgres servers;
  private static CommandServiceUnderTest service;
  private static SamplePartnership essex;

  @BeforeAll
  static void start() {
    servers = ReplicatedPostgres.start();
    Databases.create(
        servers.administrator(),
        "ragtime_command",
        new Login(OWNER, TestServers.PASSWORD),
        LOGINS.stream().map(login -> new Login(login, TestServers.PASSWORD)).toList());
    service =
        CommandServiceUnderTest.start(
            new TestDatabase(
                "ragtime_command_switch",
                "jdbc:postgresql://127.0.0.1:" + servers.port() + "/ragtime_command",
                OWNER,
                LOGINS,
                TestServers.PASSWORD),
            TestIssuer.start());
    essex = new SamplePartnership(service, "essex");
    essex.found();
  }

  @AfterAll
  static void stop() {
    service.close();
    service.issuer().close();
    servers.close();
  }

  private static Answer readiness() {
    return service.sendWithToken("GET", "", "/actuator/health/readiness", "");
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(giveUpAt);
      Thread.sleep(50);
    }
  }

  @Test
  @Order(1)
  @DisplayName("C4: while PostgreSQL restarts every write is answered in time, and none with 500")
  void aRestartIsNeverAFault() throws Exception {
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < CLIENTS; client++) {
        var _ =
            threads.submit(() -> {
              while (!enough.get()) {
                answers.add(essex.newArea());
              }
            });
      }
      try {
        restart(answers, threads);
      } finally {
        enough.set(true);
      }
    }

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isIn(200, 201, 503))
        .filteredOn(answer -> answer.status() == 503)
        .isNotEmpty()
        .allSatisfy(answer -> {
          assertThat(answer.code()).isIn("store-unavailable", "contended", "unavailable");
          assertThat(answer.header("retry-after")).isNotEmpty();
        });
  }

  private static void restart(Queue<Answer> answers, ExecutorService threads) throws Exception {
    await(() -> answers.size() > CLIENTS);
    servers.stopPrimary();
    await(() -> readiness().status() == 503);
    Future<Answer> duringOutage = threads.submit(() -> essex.newArea());
    Answer away = duringOutage.get(LONGEST_WRITE_SECONDS, TimeUnit.SECONDS);
    assertThat(away.status()).isEqualTo(503);
    servers.startPrimary();
    await(() -> readiness().status() == 200);
    int before = answers.size();
    await(() -> answers.stream().skip(before).anyMatch(answer -> answer.status() == 201));
  }

  @Test
  @Order(2)
  @DisplayName("C3: after a switch-over no pool keeps a connection to the server that only reads")
  void aSwitchOverLeavesNothingBehind() throws Exception {
    assertThat(essex.newArea().status()).isEqualTo(201);

    servers.makePrimaryReadOnly();
    await(() -> readiness().status() == 503);
    assertThat(readiness().body()).contains("takes no writes", "OUT_OF_SERVICE");
    servers.switchOver();

    await(() -> readiness().status() == 200);
    assertThat(essex.newArea().status()).isEqualTo(201);
    assertThat(essex.newArea().status()).isEqualTo(201);
    await(StoreSwitchIT::nothingIsLeftOnTheFormerPrimary);
  }

  private static boolean nothingIsLeftOnTheFormerPrimary() throws SQLException {
    return servers.sessionsOnFirst("ragtime_") == 0;
  }
}
