package uk.ragtime.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.store.StoreUnderTest.area;
import static uk.ragtime.command.store.StoreUnderTest.request;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendOutcome.ConcurrencyConflict;
import uk.ragtime.command.store.AppendOutcome.DuplicateIdempotencyKey;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.testing.TestServers;

class GroupCommitIT {
  private static StoreUnderTest store;

  @BeforeAll
  static void start() {
    store = StoreUnderTest.migrated();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  /** The outcomes of one caller's appends. */
  private record Told(int appended, int moved) {}

  @Test
  void manyCallersOfTwoInstancesGetContiguousPositionsOffsetsAndVersions() throws Exception {
    // given two instances, and callers that fight over a few streams of several partnerships
    List<GroupCommit> instances = List.of(store.instance(), store.instance());
    int callers = 24;
    int appendsEach = 60;
    StoreReader reader = store.reader();
    List<Told> told = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // when they all append at once, each deciding on what it last saw
      List<Future<Told>> running = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        Random random = new Random(caller);
        GroupCommit instance = instances.get(caller % 2);
        running.add(threads.submit(() -> fight(instance, reader, random, appendsEach)));
      }
      for (Future<Told> one : running) {
        told.add(one.get());
      }
    }

    // then each event that was acknowledged is there once, and there is no gap anywhere
    int acknowledged = told.stream().mapToInt(Told::appended).sum();
    assertThat(told.stream().mapToInt(Told::moved).sum()).isPositive();
    assertThat(
            store.rows(
                "select count(*) from store.recorded_event where partnership like 'fight-%'"))
        .containsExactly(Integer.toString(acknowledged));
    assertNoGaps();
  }

  private static Told fight(GroupCommit instance, StoreReader reader, Random random, int appends) {
    int appended = 0;
    int moved = 0;
    for (int i = 0; i < appends; i++) {
      String partnership = "fight-" + random.nextInt(3);
      String stream = "area-" + random.nextInt(4);
      StreamKey key = new StreamKey(new PartnershipCode(partnership), area(stream));
      int events = 1 + random.nextInt(3);
      long seen = reader.events(key, 1).size();
      switch (instance.append(request(partnership, stream, seen, events, Map.of()))) {
        case Appended done -> {
          assertThat(done.version()).isEqualTo(seen + events);
          appended += events;
        }
        case ConcurrencyConflict _ -> moved++;
        case DuplicateIdempotencyKey _ -> throw new IllegalStateException("no keys here");
      }
    }
    return new Told(appended, moved);
  }

  private static void assertNoGaps() throws Exception {
    assertThat(
            store.rows(
                """
                select 'position' from store.event group by partnership
                having min(position) <> 1 or max(position) <> count(*)
                union all
                select 'version' from store.event group by partnership, stream
                having min(version) <> 1 or max(version) <> count(*)
                union all
                select 'offset' from store.event
                having min(global_offset) <> 1 or max(global_offset) <> count(*)
                  or count(distinct global_offset) <> count(*)
                union all
                select 'order' from (
                  select recorded_at < lag(recorded_at) over (order by global_offset) as back,
                    position < lag(position) over (partition by partnership order by global_offset)
                      as swapped
                  from store.event) e
                where back or swapped
                union all
                select 'head' from store.global_head
                where last_offset <> (select count(*) from store.event)\
                """))
        .isEmpty();
  }

  @Test
  void whatWasDecidedOnMustStillBeSo() {
    GroupCommit instance = store.instance();
    assertThat(instance.append(request("reads", "blackpool", 0, 1, Map.of())))
        .isEqualTo(new Appended(1, 1));

    // another stream that the decision looked at has moved on since
    assertThat(instance.append(request("reads", "preston", 0, 1, Map.of(area("blackpool"), 0L))))
        .isEqualTo(new ConcurrencyConflict());
    assertThat(instance.append(request("reads", "preston", 0, 1, Map.of(area("blackpool"), 1L))))
        .isEqualTo(new Appended(2, 1));
    // one without events was not there, and still is not
    assertThat(instance.append(request("reads", "preston", 1, 1, Map.of(area("burnley"), 0L))))
        .isEqualTo(new Appended(3, 2));
  }

  @Test
  void aCommandThatIsSentAgainIsFoundNotRepeated() throws Exception {
    GroupCommit instance = store.instance();
    UUID command = UUID.randomUUID();
    var request = request("again", "blackpool", 0, 2, Map.of(), null, command);

    // as after a broken connection that leaves the outcome of the commit unknown
    assertThat(instance.append(request)).isEqualTo(new Appended(2, 2));
    assertThat(instance.append(request)).isEqualTo(new Appended(2, 2));
    assertThat(store.rows("select count(*) from store.recorded_event where partnership = 'again'"))
        .containsExactly("2");
  }

  @Test
  void anIdempotencyKeyStandsForItsFirstUse() {
    GroupCommit instance = store.instance();
    var key = new IdempotencyKey("key", "fingerprint");

    var first = request("keys", "blackpool", 0, 1, Map.of(), key, UUID.randomUUID());
    var second = request("keys", "preston", 0, 1, Map.of(), key, UUID.randomUUID());
    assertThat(instance.append(first)).isEqualTo(new Appended(1, 1));
    assertThat(instance.append(second))
        .isInstanceOfSatisfying(
            DuplicateIdempotencyKey.class,
            known -> {
              assertThat(known.answer().fingerprint()).isEqualTo("fingerprint");
              assertThat(known.answer().position()).isEqualTo(1);
            });
  }

  @Test
  void whenConnectionsDieNothingIsLostAndNothingDoubled() throws Exception {
    // given callers whose connections are cut again and again, wherever they are at that moment
    GroupCommit instance = store.instance();
    int callers = 8;
    int appendsEach = 150;
    int cuts = 6;
    int appendsBeforeACut = callers * appendsEach / (cuts + 2);
    Semaphore appendsSinceCut = new Semaphore(0);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> running = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        String stream = "area-" + caller;
        running.add(
            threads.submit(() -> {
              for (int i = 0; i < appendsEach; i++) {
                // then each is recorded, at the version that it expects
                assertThat(instance.append(request("cut", stream, i, 1, Map.of())))
                    .isInstanceOfSatisfying(
                        Appended.class, done -> assertThat(done.version()).isPositive());
                appendsSinceCut.release();
              }
            }));
      }
      for (int cut = 0; cut < cuts; cut++) {
        assertThat(appendsSinceCut.tryAcquire(appendsBeforeACut, 1, TimeUnit.MINUTES))
            .as("appends before cut %d", cut)
            .isTrue();
        cutConnections();
      }
      for (Future<?> one : running) {
        one.get();
      }
    }

    assertThat(
            store.rows(
                "select count(*), count(distinct command_id) from store.recorded_event"
                    + " where partnership = 'cut'"))
        .containsExactly(callers * appendsEach + "|" + callers * appendsEach);
    assertNoGaps();
  }

  private static void cutConnections() throws SQLException {
    var server = TestServers.postgres();
    try (Connection connection =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"), server.superuser(), server.superuserPassword());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'ragtime_command'"
              + " and datname = '"
              + store.database().name()
              + "'");
    }
  }

  @Test
  void aClosedStoreTakesNothing() {
    GroupCommit instance = store.instance();
    instance.close();

    assertThatThrownBy(() -> instance.append(request("closed", "blackpool", 0, 1, Map.of())))
        .isInstanceOf(StoreUnavailableException.class);
  }
}
