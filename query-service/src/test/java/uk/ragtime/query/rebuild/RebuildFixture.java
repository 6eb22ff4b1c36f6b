package uk.ragtime.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.event.AssessmentEvent.RatingWithdrawn;
import uk.ragtime.kernel.seal.SealedField;
import uk.ragtime.query.rating.RandomHistory;
import uk.ragtime.query.rating.RatingEntry;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.query.support.SampleEvents;
import uk.ragtime.query.support.TestLog;
import uk.ragtime.query.support.TestSeals;
import uk.ragtime.query.support.TestStore;
import uk.ragtime.testing.TestDatabase;
import uk.ragtime.testing.TestIssuer;

/**
 * Two partnerships with a history in an event store, and an instance that projects and answers and
 * cannot rebuild, for it does not know the store. Instances that can come and go.
 */
final class RebuildFixture implements AutoCloseable {
  static final String REBUILDS = "/v1/operations/rebuilds";

  private static final AtomicInteger stages = new AtomicInteger();

  final PartnershipCode lancashire = new PartnershipCode("lancashire");
  final PartnershipCode kent = new PartnershipCode("kent");
  final String topics = "rebuild" + stages.incrementAndGet();
  final TestIssuer issuer = TestIssuer.start();
  final TestStore store = TestStore.create();
  final TestLog log = new TestLog(topics, store);
  final TestDatabase database = QueryService.newDatabase();
  final Database inside = new Database(database);
  final QueryService answering;

  /** Those of the demonstration's checklist, in place of the history's. */
  private static final List<CapabilityCode> CAPABILITIES =
      List.of(SampleEvents.TUNING_IN, SampleEvents.LOCAL_SERVICES, SampleEvents.SUPERVISION);

  RebuildFixture() {
    for (PartnershipCode partnership : List.of(lancashire, kent)) {
      SampleEvents.setUp(log, partnership, issuer.issuer());
      for (RatingEntry entry : RandomHistory.of(partnership.hashCode(), 60)) {
        log.append(
            partnership,
            SampleEvents.rated(
                SampleEvents.SPRING,
                SampleEvents.BLACKPOOL,
                entry.agency(),
                CAPABILITIES.get(RandomHistory.CAPABILITIES.indexOf(entry.capability())),
                null,
                entry.rating(),
                entry.effectiveOn()),
            entry.recordedAt());
      }
      review(partnership);
    }
    answering = QueryService.start(database, issuer, topics);
    awaitProjected();
  }

  /** A rating is challenged, and then taken back. */
  private void review(PartnershipCode partnership) {
    Instant at = SampleEvents.SPRINGTIME.plusSeconds(80_000_000);
    long rated = rate(partnership, SampleEvents.BLACKPOOL, Rating.GREEN, at);
    log.append(
        partnership,
        SampleEvents.challenged(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.MIDWIFERY,
            SampleEvents.TUNING_IN,
            Rating.GREEN,
            SampleEvents.FIRST_DAY),
        at);
    log.append(
        partnership,
        new RatingWithdrawn(
            SampleEvents.SPRING,
            SampleEvents.BLACKPOOL,
            SampleEvents.MIDWIFERY,
            SampleEvents.TUNING_IN,
            rated,
            Rating.GREEN,
            SampleEvents.FIRST_DAY,
            TestSeals.of(SealedField.REASON, "By mistake."),
            false),
        at);
  }

  /** Another instance, which can. */
  QueryService worker(String... more) {
    List<String> settings =
        new ArrayList<>(
            List.of(
                "--ragtime.store.url=" + store.database().url(),
                "--ragtime.store.password=" + store.database().password(),
                "--ragtime.profile-topic.enabled=false"));
    settings.addAll(List.of(more));
    return QueryService.start(database, issuer, topics, settings);
  }

  long rate(PartnershipCode partnership, Rating rating) {
    return rate(partnership, SampleEvents.BLACKPOOL, rating);
  }

  long rate(PartnershipCode partnership, AreaCode area, Rating rating) {
    return rate(partnership, area, rating, SampleEvents.SPRINGTIME.plusSeconds(90_000_000));
  }

  private long rate(PartnershipCode partnership, AreaCode area, Rating rating, Instant at) {
    return log.append(
        partnership,
        SampleEvents.rated(
            SampleEvents.SPRING,
            area,
            SampleEvents.MIDWIFERY,
            SampleEvents.TUNING_IN,
            null,
            rating,
            SampleEvents.FIRST_DAY),
        at);
  }

  /** Waits until the generation that serves has all that the store has, names and texts too. */
  void awaitProjected() {
    log.awaitProjected(inside, this::serving);
    Eventually.holds(() -> assertThat(positions(serving())).isEqualTo(storePositions()));
  }

  /** The id of a rebuild that is asked for. */
  long rebuild(QueryService worker, String body) {
    QueryService.Answer answer = worker.post("operator", REBUILDS, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().get("id").asLong();
  }

  /** Sends an operator's request: swap, cancel, roll-back. */
  QueryService.Answer wish(QueryService worker, long id, String wish) {
    return worker.post("operator", REBUILDS + "/" + id + "/" + wish);
  }

  QueryService.Answer look(long id) {
    return answering.get("operator", REBUILDS + "/" + id);
  }

  RebuildState step(long id) {
    return RebuildState.valueOf(look(id).json().get("step").asString());
  }

  void awaitStep(long id, RebuildState step) {
    Eventually.holds(() -> assertThat(look(id).body()).contains("\"step\":\"" + step + "\""));
  }

  /** The schema of the generation that serves. */
  String serving() {
    return inside.ask("select schema_name from read.serving_generation").getFirst();
  }

  List<String> positions(String schema) {
    return inside.ask(
        "select partnership || ' ' || position from " + schema + ".applied_position order by 1");
  }

  List<String> storePositions() {
    return List.of(kent + " " + log.position(kent), lancashire + " " + log.position(lancashire));
  }

  /** Generations that exist, by their schemas; asserts that the list of them agrees. */
  List<String> generations() {
    List<String> schemas =
        inside.ask(
            "select nspname::text from pg_namespace where nspname ~ '^read_[0-9]+$' order by 1");
    assertThat(inside.ask("select schema_name from read.generation order by 1")).isEqualTo(schemas);
    return schemas;
  }

  /** The rows of these partnerships in every table that the catalogue knows, by table. */
  Map<String, List<String>> rows(String schema, PartnershipCode... partnerships) {
    List<String> codes = java.util.Arrays.stream(partnerships).map(Object::toString).toList();
    Map<String, List<String>> rows = new TreeMap<>();
    for (String table : tables(schema)) {
      rows.put(
          table,
          inside.ask(
              "select t::text from %s.%s t where partnership = any (string_to_array(?, ',')) order by 1"
                  .formatted(schema, table),
              String.join(",", codes)));
    }
    assertThat(rows).containsKeys("event_log", "rating_entry", "person_seal", "applied_position");
    return rows;
  }

  private List<String> tables(String schema) {
    return inside.ask(
        """
        select c.relname::text
          from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'partnership'
         where c.relkind = 'r'
           and c.relnamespace = ?::regnamespace
         order by 1
        """,
        schema);
  }

  List<String> indexes(String schema) {
    return inside.ask(
        """
        select replace(indexdef, schemaname || '.', '')
          from pg_indexes
         where schemaname = ?
           and indexname not like 'flyway%'
         order by 1
        """,
        schema);
  }

  /** Blocks a swap, as a projector at work does, until it is closed. */
  Connection projectorAtWork() throws SQLException {
    return holding("read.swap_guard", "access share");
  }

  /** A lock on a table of this database, until the connection is closed. */
  Connection holding(String table, String mode) throws SQLException {
    return inside.holding(table, mode);
  }

  /** Waits until a swap waits for projectors. */
  void awaitSwapInLine() {
    awaitWaiting("lock table read.swap_guard in access exclusive mode");
  }

  /** Waits until what an operator asks for waits for what is being done. */
  void awaitWishInLine() {
    awaitWaiting("update read.rebuild%set wish");
  }

  private void awaitWaiting(String statement) {
    Eventually.holds(() ->
        assertThat(
                inside.ask(
                    """
                    select query
                      from pg_stat_activity
                     where datname = ?
                       and wait_event_type = 'Lock'
                       and query like ?
                    """,
                    database.name(),
                    "%" + statement + "%"))
            .isNotEmpty());
  }

  @Override
  public void close() {
    answering.close();
    log.close();
    issuer.close();
  }
}
