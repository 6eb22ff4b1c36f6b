package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.database.PrimaryDriver;
import uk.ragtime.database.UnsuitableConnectionException;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.QueryService.Answer;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.environment.PgBouncer;

/** PgBouncer in transaction mode before the read models. */
class PoolerIT {
  private static final String TOPICS = "pooler";
  private static final int CLIENTS = 12;
  private static final int QUERIES_EACH = 25;
  private static final String OPTIONS = "-c statement_timeout=15000 -c plan_cache_mode=auto";

  private static final TestDatabase database = QueryService.newDatabase();
  private static PgBouncer pooler;

  @BeforeAll
  static void start() {
    pooler = PgBouncer.start("ragtime_query", "ragtime_query_owner");
  }

  @AfterAll
  static void stop() {
    pooler.close();
  }

  private static void connect(String options, boolean pooled) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("user", "ragtime_query");
    properties.setProperty("password", database.password());
    properties.setProperty(PrimaryDriver.POOLED, Boolean.toString(pooled));
    if (!options.isEmpty()) {
      properties.setProperty("options", options);
    }
    Objects.requireNonNull(new PrimaryDriver().connect(pooler.url(database), properties)).close();
  }

  @Test
  @DisplayName("C5: an undeclared pooler is recognised, whether or not it rejects settings")
  void anUndeclaredPoolerIsRecognised() {
    for (String options : List.of("", OPTIONS)) {
      assertThatThrownBy(() -> connect(options, false))
          .isInstanceOf(UnsuitableConnectionException.class)
          .hasMessageContaining("A pooler stands between")
          .hasMessageContaining("RAGTIME_DATABASE_POOLED=true");
    }
  }

  @Test
  @DisplayName("C5: settings that a pooler would lose are required of the role")
  void settingsAreRequiredOfTheRole() throws Exception {
    connect("", true);

    assertThatThrownBy(() -> connect("-c lock_timeout=15000", true))
        .isInstanceOf(UnsuitableConnectionException.class)
        .hasMessageContaining("alter role ragtime_query set lock_timeout");
  }

  @Test
  @DisplayName("C5: through a declared pooler every query is answered as without one")
  void everyQueryIsAnsweredRight() throws Exception {
    Database inside = new Database(database);
    for (String setting : List.of("statement_timeout", "idle_in_transaction_session_timeout")) {
      inside.run(
          "alter role ragtime_query in database %s set %s = '30s'"
              .formatted(database.name(), setting));
    }
    try (TestIssuer issuer = TestIssuer.start();
        TestLog log = new TestLog(TOPICS)) {
      for (String code : List.of("kent", "essex")) {
        SampleEvents.setUp(log, new PartnershipCode(code), issuer.issuer());
      }
      log.flush();
      try (QueryService service =
          QueryService.start(
              database,
              issuer,
              TOPICS,
              List.of(
                  "--spring.datasource.url=" + pooler.url(database),
                  "--spring.flyway.url=" + database.url(),
                  "--ragtime.database.pooled=true"))) {
        for (String code : List.of("kent", "essex")) {
          Eventually.holds(() -> assertThat(areas(service, code, code).body()).contains("Fylde"));
        }
        List<Future<List<Answer>>> own = new ArrayList<>();
        List<Future<List<Answer>>> foreign = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
          for (int client = 0; client < CLIENTS; client++) {
            String code = client % 2 == 0 ? "kent" : "essex";
            String other = client % 2 == 0 ? "essex" : "kent";
            own.add(threads.submit(() -> queries(service, code, code)));
            foreign.add(threads.submit(() -> queries(service, other, code)));
          }
        }
        for (Future<List<Answer>> answers : own) {
          assertThat(answers.get())
              .extracting(Answer::status)
              .hasSize(QUERIES_EACH)
              .containsOnly(200);
        }
        for (Future<List<Answer>> answers : foreign) {
          assertThat(answers.get())
              .extracting(Answer::status)
              .hasSize(QUERIES_EACH)
              .containsOnly(404);
        }
      }
    }
  }

  private static Answer areas(QueryService service, String member, String partnership) {
    return service.get("viewer-" + member, "/v1/" + partnership + "/areas");
  }

  private static List<Answer> queries(QueryService service, String member, String partnership) {
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < QUERIES_EACH; i++) {
      answers.add(
          i % 2 == 0
              ? areas(service, member, partnership)
              : service.get("viewer-" + member, "/v1/" + partnership + "/areas/blackpool/profile"));
    }
    return answers;
  }
}
