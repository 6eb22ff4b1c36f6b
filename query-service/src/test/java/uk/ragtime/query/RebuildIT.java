package uk.ragtime.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AreaEvent.AreaRevised;
import uk.ragtime.kernel.event.DomainEvent;
import uk.ragtime.query.rating.RandomHistory;
import uk.ragtime.query.rating.RatingEntry;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Demo;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestStore;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;
import uk.ragtime.testing.TestServers;

/** The read models built anew beside those that serve: the same, without anybody noticing. */
class RebuildIT {
  private static final String REBUILDS = "/v1/operations/rebuilds";
  private static int runs;

  private final PartnershipCode lancashire = new PartnershipCode("lancashire-" + ++runs);
  private final PartnershipCode kent = new PartnershipCode("kent-" + runs);
  private final TestIssuer issuer = TestIssuer.start();
  private final String topics = "rebuild" + runs;
  private final TestStore store = TestStore.create();
  private final TestLog log = new TestLog(topics, store);
  private final TestDatabase database = QueryService.newDatabase();
  private final Database inside = new Database(database);
  private QueryService service = QueryService.start(database, issuer, topics, store);

  @BeforeEach
  void histories() {
    for (PartnershipCode partnership : List.of(lancashire, kent)) {
      Demo.setUp(log, partnership, issuer.issuer());
      for (RatingEntry entry : RandomHistory.of(partnership.hashCode(), 60)) {
        log.append(
            partnership,
            Demo.rated(
                Demo.SPRING,
                Demo.BLACKPOOL,
                entry.agency(),
                entry.capability(),
                null,
                entry.rating(),
                entry.effectiveOn()),
            entry.recordedAt());
      }
    }
    awaitProjected();
  }

  @AfterEach
  void stop() {
    service.close();
    log.close();
    issuer.close();
  }

  @Test
  void theRebuiltGenerationIsTheProjectedOneAndReadersNoticeNothing() {
    // given somebody who asks all the time
    try (Reader reader = new Reader()) {
      // when everything is rebuilt
      long id = rebuild("{}");

      // then the new generation serves, and is the same in every table
      awaitStep(id, "SWAPPED");
      assertThat(serving()).isEqualTo("2");
      assertSame("read_1", "read_2");

      // and it is projected to from then on
      rate(lancashire, Rating.RED);
      awaitProjected();

      // and rolled back, what was recorded meanwhile is there
      service.post("operator", REBUILDS + "/" + id + "/roll-back");
      awaitStep(id, "ROLLED_BACK");
      assertThat(serving()).isEqualTo("1");
      rate(lancashire, Rating.GREEN);
      awaitProjected();
      assertThat(reader.trouble()).isNull();
    }
  }

  @Test
  void whatIsRecordedMeanwhileIsThere() throws Exception {
    // given a swap that has to wait for a projector
    long id;
    try (Connection projecting = superuser()) {
      projecting.setAutoCommit(false);
      projecting.createStatement().execute("lock table read.swap_guard in access share mode");
      id = rebuild("{}");
      awaitStep(id, "READY");
      // when something is recorded
      rate(kent, Rating.AMBER);
      projecting.commit();
    }

    // then it is in the generation that serves
    awaitStep(id, "SWAPPED");
    awaitProjected();
    assertThat(positions("read_2")).isEqualTo(storePositions());
  }

  @Test
  void onePartnershipAloneLeavesTheOthersAlone() {
    // given rows of both that are wrong
    inside.run("update read_1.rating_entry set rationale = 'planted'");

    // when one of them is rebuilt, whatever differs
    long id = rebuild("{\"partnership\":\"" + kent + "\",\"acceptDifferences\":true}");
    awaitStep(id, "SWAPPED");

    // then it is as the store has it, and the other is untouched
    assertThat(serving()).isEqualTo("1");
    assertThat(planted("read_1", kent)).isEqualTo("0");
    assertThat(planted("read_1", lancashire)).isEqualTo("60");
    assertThat(planted("read_2", kent)).isEqualTo("60");

    // and rolled back after further events, it has both what it had and what came
    rate(kent, Rating.RED);
    awaitProjected();
    service.post("operator", REBUILDS + "/" + id + "/roll-back");
    awaitStep(id, "ROLLED_BACK");
    awaitProjected();
    assertThat(planted("read_1", kent)).isEqualTo("60");
    assertThat(positions("read_1")).isEqualTo(storePositions());
  }

  @Test
  void aDifferenceStopsTheSwapAndIsToldWithoutRatings() {
    inside.run(
        "update read_1.rating_entry set rating = 'RED', rationale = 'secret' where position = 20");

    long id = rebuild("{}");
    awaitStep(id, "READY");
    JsonNode ready = service.get("operator", REBUILDS + "/" + id).json();
    assertThat(ready.get("differences").size()).isEqualTo(2);
    JsonNode first = ready.get("differences").get(0);
    assertThat(first.get("table").asString()).isEqualTo("rating_entry");
    assertThat(first.get("keys").get(0).asString()).isEqualTo("20");
    assertThat(ready.toString()).doesNotContain("secret", "RED");
    assertThat(serving()).isEqualTo("1");
    assertThat(request("{}").status()).isEqualTo(409);

    service.post("operator", REBUILDS + "/" + id + "/swap");
    awaitStep(id, "SWAPPED");
    assertThat(serving()).isEqualTo("2");
  }

  @Test
  void anEventThatCannotBeReadParksItsPartnershipThereToo() {
    // given an event in the store whose payload no release can read
    long position = log.append(kent, new AreaRevised(Demo.FYLDE, "Fylde", null), Demo.BEGIN);
    awaitProjected();
    store.spoil(kent, position);

    long id = rebuild("{\"acceptDifferences\":true}");
    awaitStep(id, "SWAPPED");

    assertThat(inside.ask("select partnership || ' ' || position from read_2.parked_partnership"))
        .containsExactly(kent + " " + position);
    rate(lancashire, Rating.RED);
    Eventually.holds(() ->
        assertThat(positions("read_2")).contains(lancashire + " " + log.position(lancashire)));
  }

  @Test
  void anotherInstanceGoesOnWhereOneStopped() throws Exception {
    // given a build that has begun, and waits for the store
    long id;
    try (Connection holding = store.database().connect(store.database().owner())) {
      holding.setAutoCommit(false);
      holding.createStatement().execute("lock table store.event in access exclusive mode");
      id = rebuild("{}");
      awaitStep(id, "BUILDING");
      // when its instance goes
      service.close();
      holding.rollback();
    }
    service = QueryService.start(database, issuer, topics, store);

    awaitStep(id, "SWAPPED");
    assertSame("read_1", "read_2");
  }

  @Test
  void badInputIsRefused() {
    assertThat(request("{\"partnership\":\"No Slug\"}").status()).isEqualTo(400);
    assertThat(request("{\"partnership\":\"nobody\"}").status()).isEqualTo(404);
    assertThat(request("{\"nonsense\":1}").status()).isEqualTo(400);
    assertThat(request("[").status()).isEqualTo(400);
    assertThat(service.get("operator", REBUILDS + "/x").status()).isEqualTo(400);
    assertThat(service.get("operator", REBUILDS + "/999").status()).isEqualTo(404);
    assertThat(service.post("operator", REBUILDS + "/999/swap").status()).isEqualTo(404);
    assertThat(service.get("coordinator-" + kent, REBUILDS).status()).isEqualTo(403);
    assertThat(service.get(REBUILDS).status()).isEqualTo(401);
  }

  private long rebuild(String body) {
    QueryService.Answer answer = request(body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().get("id").asLong();
  }

  private QueryService.Answer request(String body) {
    return service.post("operator", REBUILDS, body);
  }

  private void awaitStep(long id, String step) {
    Eventually.holds(() -> {
      String now = service.get("operator", REBUILDS + "/" + id).body();
      assertThat(now).contains("\"step\":\"" + step + "\"");
    });
  }

  private void rate(PartnershipCode partnership, Rating rating) {
    DomainEvent event =
        Demo.rated(
            Demo.SPRING,
            Demo.BLACKPOOL,
            Demo.MIDWIFERY,
            Demo.TUNING_IN,
            null,
            rating,
            Demo.FIRST_DAY);
    log.append(partnership, event, Demo.SPRINGTIME.plusSeconds(90_000_000));
  }

  private void awaitProjected() {
    log.flush();
    Eventually.holds(() -> assertThat(positions("read_" + serving())).isEqualTo(storePositions()));
  }

  private String serving() {
    return inside.ask("select generation from read.serving").getFirst();
  }

  private List<String> positions(String schema) {
    return inside.ask(
        "select partnership || ' ' || position from " + schema + ".applied_position order by 1");
  }

  private List<String> storePositions() {
    return List.of(kent + " " + log.position(kent), lancashire + " " + log.position(lancashire));
  }

  private String planted(String schema, PartnershipCode partnership) {
    return inside
        .ask(
            "select count(*) from "
                + schema
                + ".rating_entry where rationale = 'planted' and partnership = ?",
            partnership.value())
        .getFirst();
  }

  /** In every table that the catalogue knows. */
  private void assertSame(String one, String other) {
    List<String> tables =
        inside.ask(
            "select relname from pg_class where relkind = 'r' and relnamespace = '"
                + one
                + "'::regnamespace and relname not like 'flyway%'");
    assertThat(tables).contains("event_log", "rating_entry", "member_name", "kafka_offset");
    tables.remove("member_name");
    assertThat(inside.ask("select member from " + one + ".member_name"))
        .as("what is kept is out of reach of an erasure")
        .isEmpty();
    assertThat(inside.ask("select member from " + other + ".member_name")).isNotEmpty();
    for (String table : tables) {
      String rows = "select t::text from %s." + table + " t order by 1";
      assertThat(inside.ask(rows.formatted(other)))
          .as(table)
          .isEqualTo(inside.ask(rows.formatted(one)));
    }
    String indexes =
        "select replace(indexdef, schemaname || '.', '') from pg_indexes where schemaname = ?"
            + " and indexname not like 'flyway%' order by 1";
    assertThat(inside.ask(indexes, other)).isEqualTo(inside.ask(indexes, one));
  }

  private static Connection superuserOf(TestDatabase database) throws java.sql.SQLException {
    var server = TestServers.postgres();
    return DriverManager.getConnection(
        database.url(), server.superuser(), server.superuserPassword());
  }

  private Connection superuser() throws java.sql.SQLException {
    return superuserOf(database);
  }

  /** Asks for a profile again and again, and takes down the first thing that is not right. */
  private final class Reader implements AutoCloseable {
    private final AtomicReference<String> trouble = new AtomicReference<>();
    private final AtomicLong latest = new AtomicLong();
    private volatile boolean closed;
    private final Thread thread = Thread.ofVirtual().start(this::run);

    @org.jspecify.annotations.Nullable
    String trouble() {
      return trouble.get();
    }

    private void run() {
      while (!closed && trouble.get() == null) {
        QueryService.Answer answer =
            service.get(
                "auditor-" + lancashire,
                "/v1/" + lancashire + "/areas/blackpool/profile?minPosition=" + latest.get());
        if (answer.status() != 200) {
          trouble.set(answer.status() + " " + answer.body());
        } else {
          long position = answer.json().get("position").asLong();
          if (position < latest.getAndSet(position)) {
            trouble.set("went back to " + position);
          }
        }
      }
    }

    @Override
    public void close() {
      closed = true;
      Eventually.holds(() -> assertThat(thread.isAlive()).isFalse());
    }
  }
}
