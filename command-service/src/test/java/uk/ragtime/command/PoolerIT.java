package uk.ragtime.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.CommandServiceUnderTest.Answer;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.environment.PgBouncer;

/** PgBouncer in transaction mode before the event store. */
class PoolerIT {
  private static final int CLIENTS = 12;
  private static final int COMMANDS_EACH = 25;

  private static final TestIssuer issuer = TestIssuer.start();
  private static final TestDatabase database = CommandServiceUnderTest.newDatabase();
  private static PgBouncer pooler;

  @BeforeAll
  static void start() {
    pooler = PgBouncer.start("ragtime_command", "ragtime_relay", "ragtime_command_owner");
  }

  @AfterAll
  static void stop() {
    pooler.close();
    issuer.close();
  }

  private static TestDatabase throughPooler() {
    return new TestDatabase(
        database.name(),
        pooler.url(database),
        database.owner(),
        database.logins(),
        database.password());
  }

  @Test
  @DisplayName("C5: through a pooler that is not declared the service does not start")
  void anUndeclaredPoolerIsRefused() {
    assertThatThrownBy(() ->
            CommandServiceUnderTest.start(throughPooler(), issuer, "--spring.flyway.enabled=false"))
        .hasStackTraceContaining("A pooler stands between this service and PostgreSQL");
  }

  @Test
  @DisplayName("C5: the relay does not start through a pooler")
  void theRelayNeedsAnAddressOfItsOwn() {
    assertThatThrownBy(() ->
            CommandServiceUnderTest.start(
                throughPooler(),
                issuer,
                "--spring.flyway.url=" + database.url(),
                "--ragtime.database.pooled=true"))
        .hasStackTraceContaining("RAGTIME_RELAY_URL");
  }

  @Test
  @DisplayName("C5: through a declared pooler every command is answered as without one")
  void everyCommandIsAnsweredRight() throws Exception {
    try (CommandServiceUnderTest service =
        CommandServiceUnderTest.start(
            throughPooler(),
            issuer,
            "--spring.flyway.url=" + database.url(),
            "--ragtime.relay.url=" + database.url(),
            "--ragtime.database.pooled=true")) {
      SamplePartnership essex = new SamplePartnership(service, "essex");
      SamplePartnership kent = new SamplePartnership(service, "kent");
      essex.found();
      kent.found();
      List<Future<List<Answer>>> all = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int client = 0; client < CLIENTS; client++) {
          SamplePartnership partnership = client % 2 == 0 ? essex : kent;
          all.add(threads.submit(() -> commands(partnership)));
        }
      }

      for (Future<List<Answer>> answers : all) {
        assertThat(answers.get())
            .hasSize(2 * COMMANDS_EACH)
            .allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isIn(201, 403));
      }
      assertThat(essex.newArea().position()).isEqualTo(kent.newArea().position());
    }
  }

  private static List<Answer> commands(SamplePartnership partnership) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < COMMANDS_EACH; i++) {
      answers.add(partnership.newArea());
      answers.add(partnership.put("vera", "/areas/basildon", "{\"name\":\"Mine\"}"));
    }
    return answers;
  }
}
