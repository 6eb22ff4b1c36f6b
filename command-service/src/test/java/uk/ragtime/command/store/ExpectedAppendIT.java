package uk.ragtime.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.ragtime.command.store.StoreUnderTest.area;
import static uk.ragtime.command.store.StoreUnderTest.assessment;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendOutcome.ConcurrencyConflict;
import uk.ragtime.command.store.AppendOutcome.DuplicateIdempotencyKey;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;
import uk.ragtime.command.store.AppendRequest.Origin;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/** Appends without look-ups, and everything that can have happened meanwhile. */
class ExpectedAppendIT {
  private static final PartnershipCode KENT = new PartnershipCode("kent");
  private static final ConcurrencyConflict CONFLICT = new ConcurrencyConflict();

  private StoreUnderTest store;
  private Instance one;
  private Instance two;

  @BeforeEach
  void start() {
    store = StoreUnderTest.migrated();
    one = new Instance(store.pool(1));
    two = new Instance(store.pool(1));
  }

  @AfterEach
  void stop() {
    store.close();
  }

  /** An instance that writes by two calls wherever it can. */
  private static final class Instance {
    private final HikariDataSource pool;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final AppendStatement statement;

    Instance(HikariDataSource pool) {
      this.pool = pool;
      this.statement = new AppendStatement(pool, meters, 1);
    }

    List<AppendOutcome> append(AppendRequest... requests) throws SQLException {
      return statement.execute(pending(requests));
    }

    double expected() {
      return meters.get("ragtime.store.appends").tag("call", "expected").counter().count();
    }

    double checked() {
      return meters.get("ragtime.store.appends").tag("call", "checked").counter().count();
    }

    double surprises() {
      return meters.get("ragtime.store.surprises").counter().count();
    }
  }

  private static List<PendingAppend> pending(AppendRequest... requests) {
    return Arrays.stream(requests)
        .map(request -> PendingAppend.of(request, Long.MAX_VALUE))
        .toList();
  }

  private static AppendRequest to(StreamId stream, long expected, Map<StreamId, Long> read) {
    return to(stream, expected, read, null);
  }

  private static AppendRequest to(
      StreamId stream, long expected, Map<StreamId, Long> read, @Nullable IdempotencyKey key) {
    return StoreUnderTest.request(
        new StreamKey(KENT, stream), expected, 1, read, key, UUID.randomUUID());
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = store.database().connect(store.database().owner());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void assertNoGaps() throws SQLException {
    assertThat(
            store.rows(
                """
                select 'position' from store.event group by partnership
                having min(position) <> 1 or max(position) <> count(*)
                union all
                select 'version' from store.event group by partnership, stream
                having min(version) <> 1 or max(version) <> count(*)
                union all
                select 'head' from store.global_head
                where last_offset <> (select count(*) from store.event)
                union all
                select 'streams' from store.global_head
                where streams <> (select count(*) from store.stream_name)
                union all
                select 'reference' from store.partnership p
                where reference <> (
                  select coalesce(max(e.position), 0) from store.event e
                  join store.stream_name s on s.number = e.stream
                  where e.partnership = p.number and store.is_reference(s.name))\
                """))
        .isEmpty();
  }

  @Test
  void whatIsRememberedIsNotLookedUp() throws SQLException {
    // given an instance that has written an area
    assertThat(one.append(to(area("dover"), 0, Map.of()))).containsExactly(new Appended(1, 1));

    // when it opens an assessment there, and goes on with it
    Map<StreamId, Long> read = Map.of(area("dover"), 1L);
    assertThat(one.append(to(assessment("dover"), 0, read))).containsExactly(new Appended(2, 1));
    assertThat(one.append(to(assessment("dover"), 1, read), to(area("deal"), 0, Map.of())))
        .containsExactly(new Appended(3, 2), new Appended(4, 1));

    // then only the first call has looked anything up
    assertThat(one.checked()).isEqualTo(1);
    assertThat(one.expected()).isEqualTo(2);
    assertThat(one.surprises()).isZero();
    assertThat(store.rows("select name, version, position from store.stream order by number"))
        .containsExactly("area/dover|1|1", "assessment/now/dover/midwifery|2|3", "area/deal|1|4");
    assertNoGaps();
  }

  @Test
  void aReferenceThatAnotherHasRaisedCostsAnAttemptAndOnlyWhatMovedIsForgotten()
      throws SQLException {
    // given an instance that knows two areas and an assessment
    one.append(to(area("dover"), 0, Map.of()), to(area("deal"), 0, Map.of()));
    one.append(to(assessment("dover"), 0, Map.of(area("dover"), 1L, area("deal"), 1L)));

    // when another revises one of the areas
    assertThat(two.append(to(area("deal"), 1, Map.of()))).containsExactly(new Appended(4, 2));

    // then a decision on the other area is recorded, after a surprise and a pause
    assertThat(one.append(to(assessment("dover"), 1, Map.of(area("dover"), 1L))))
        .containsExactly(new Appended(5, 2));
    assertThat(one.surprises()).isEqualTo(1);
    assertThat(one.append(to(assessment("dover"), 2, Map.of(area("dover"), 1L))))
        .containsExactly(new Appended(6, 3));
    double expected = one.expected();
    assertThat(one.append(to(assessment("dover"), 3, Map.of(area("dover"), 1L))))
        .containsExactly(new Appended(7, 4));
    assertThat(one.expected()).isEqualTo(expected + 1);

    // and one on what the revised area was like is not
    assertThat(one.append(to(assessment("dover"), 4, Map.of(area("deal"), 1L))))
        .containsExactly(CONFLICT);
    assertThat(one.append(to(assessment("dover"), 4, Map.of(area("deal"), 2L))))
        .containsExactly(new Appended(8, 5));
    assertThat(one.surprises()).isEqualTo(1);
    assertNoGaps();
  }

  @Test
  void aDecisionOnAnAreaThatAnotherRevisesIsNeverRecorded() throws SQLException {
    one.append(to(area("dover"), 0, Map.of()));
    one.append(to(assessment("dover"), 0, Map.of(area("dover"), 1L)));
    two.append(to(area("dover"), 1, Map.of()));

    assertThat(one.append(to(assessment("dover"), 1, Map.of(area("dover"), 1L))))
        .containsExactly(CONFLICT);
    assertNoGaps();
  }

  @Test
  void ofAGroupOnlyTheCommandAtFaultIsRefused() throws SQLException {
    // given an assessment that another instance has gone on with
    one.append(to(area("dover"), 0, Map.of()));
    one.append(to(assessment("dover"), 0, Map.of()), to(assessment("deal"), 0, Map.of()));
    two.append(to(assessment("dover"), 1, Map.of()));

    // when a group has a command on it, between others
    List<AppendOutcome> outcomes =
        one.append(
            to(assessment("deal"), 1, Map.of()),
            to(assessment("dover"), 1, Map.of()),
            to(assessment("ashford"), 0, Map.of()));

    // then those are recorded
    assertThat(outcomes).containsExactly(new Appended(5, 2), CONFLICT, new Appended(6, 1));
    assertThat(one.surprises()).isEqualTo(1);
    assertNoGaps();
  }

  @Test
  void aStreamThatAnotherBeganIsNotBegunAgain() throws SQLException {
    one.append(to(area("dover"), 0, Map.of()));
    two.append(to(assessment("dover"), 0, Map.of()));

    assertThat(one.append(to(assessment("dover"), 0, Map.of()))).containsExactly(CONFLICT);
    assertThat(one.surprises()).isEqualTo(1);
    assertNoGaps();
  }

  @Test
  void otherAssessmentsThatWereReadAreChecked() throws SQLException {
    // given a decision that has read an assessment and found another one not begun
    one.append(to(area("dover"), 0, Map.of()));
    one.append(to(assessment("dover"), 0, Map.of()), to(assessment("deal"), 0, Map.of()));
    Map<StreamId, Long> read = Map.of(assessment("deal"), 1L, assessment("ashford"), 0L);
    assertThat(one.append(to(assessment("dover"), 1, read))).containsExactly(new Appended(4, 2));
    assertThat(one.expected()).isEqualTo(2);

    // when another instance begins that, or goes on with the first
    two.append(to(assessment("ashford"), 0, Map.of()));
    assertThat(one.append(to(assessment("dover"), 2, read))).containsExactly(CONFLICT);
    one.append(to(area("dover"), 1, Map.of()));
    Map<StreamId, Long> readAgain = Map.of(assessment("deal"), 1L, assessment("ashford"), 1L);
    assertThat(one.append(to(assessment("dover"), 2, readAgain)))
        .containsExactly(new Appended(7, 3));
    two.append(to(assessment("deal"), 1, Map.of()));

    // then it is a conflict
    assertThat(one.append(to(assessment("dover"), 3, readAgain))).containsExactly(CONFLICT);
    assertThat(one.surprises()).isEqualTo(2);
    assertNoGaps();
  }

  @Test
  void anIdempotencyKeyThatAnotherInstanceTookIsKnown() throws SQLException {
    IdempotencyKey key = new IdempotencyKey("key", "fingerprint");
    one.append(to(area("dover"), 0, Map.of()));
    two.append(to(assessment("deal"), 0, Map.of(), key));

    assertThat(one.append(to(assessment("dover"), 0, Map.of(), key)))
        .singleElement()
        .isInstanceOfSatisfying(
            DuplicateIdempotencyKey.class,
            known -> assertThat(known.answer().position()).isEqualTo(2));
    assertThat(one.append(to(assessment("dover"), 0, Map.of(), new IdempotencyKey("own", "f"))))
        .containsExactly(new Appended(3, 1));
    assertThat(store.rows("select key, position, version from store.idempotency order by position"))
        .containsExactly("key|2|1", "own|3|1");
    assertNoGaps();
  }

  @Test
  void aFormerReleaseRaisesTheReferenceAndReadsTheVersions() throws SQLException {
    // given a former release beside this one
    FormerAppend former = new FormerAppend(store.pool(1));
    one.append(to(area("dover"), 0, Map.of()));
    one.append(to(assessment("dover"), 0, Map.of(area("dover"), 1L)));

    // when it revises the area
    assertThat(former.execute(pending(to(area("dover"), 1, Map.of(assessment("dover"), 1L)))))
        .containsExactly(new Appended(3, 2));

    // then decisions on what it was like are not recorded, by either of them
    assertThat(one.append(to(assessment("dover"), 1, Map.of(area("dover"), 1L))))
        .containsExactly(CONFLICT);
    one.append(to(assessment("dover"), 1, Map.of(area("dover"), 2L)));
    assertThat(former.execute(pending(to(area("dover"), 2, Map.of(assessment("dover"), 1L)))))
        .containsExactly(CONFLICT);
    assertThat(
            store.reader().isAtVersions(KENT, Map.of(assessment("dover"), 2L, area("dover"), 2L)))
        .isTrue();
    assertNoGaps();
  }

  @Test
  void aFormerCallThatTheMigrationOvertookIsToBeMadeAgain() throws Exception {
    // given the text that such a call goes on with
    change(formerText());
    FormerAppend former = new FormerAppend(store.pool(1), "store.overtaken_append");
    one.append(to(area("dover"), 0, Map.of()));

    // when it comes to what the migration has changed, with a stream that is new or not
    for (AppendRequest request :
        List.of(to(area("deal"), 0, Map.of()), to(area("dover"), 1, Map.of()))) {
      // then nothing is recorded, and the former release tries again
      assertThatThrownBy(() -> former.execute(pending(request)))
          .isInstanceOfSatisfying(
              SQLException.class,
              e -> assertThat(StoreFailure.of(e)).isEqualTo(StoreFailure.TRANSIENT));
    }
    assertNoGaps();
  }

  private static String formerText() throws IOException {
    try (InputStream migration =
        ExpectedAppendIT.class.getResourceAsStream("/db/migration/V11__erasable.sql")) {
      String text =
          new String(Objects.requireNonNull(migration).readAllBytes(), StandardCharsets.UTF_8);
      int start = text.indexOf("create function store.append(");
      int end = text.indexOf("$$;", start);
      return text.substring(start, end).replace("store.append(", "store.overtaken_append(") + "$$";
    }
  }

  /** Takes the store back to its first three events. */
  private static final String RESTORE =
      """
      delete from store.event where global_offset > 3;
      update store.partnership set position = 3, reference = 1;
      update store.global_head set last_offset = 3\
      """;

  private void threeEventsAndTwoMore() throws SQLException {
    one.append(to(area("dover"), 0, Map.of()));
    for (int version = 0; version < 4; version++) {
      one.append(to(assessment("dover"), version, Map.of(area("dover"), 1L)));
    }
    assertThat(one.expected()).isEqualTo(4);
  }

  private void assertThatItIsNoticed() throws SQLException {
    assertThat(one.append(to(assessment("dover"), 4, Map.of(area("dover"), 1L))))
        .containsExactly(CONFLICT);
    assertThat(one.append(to(assessment("dover"), 2, Map.of(area("dover"), 1L))))
        .containsExactly(new Appended(4, 3));
    assertNoGaps();
  }

  @Test
  void whatIsRememberedIsForgottenWithTheConnection() throws SQLException {
    threeEventsAndTwoMore();

    // a restore ends all connections
    change(RESTORE);
    one.pool.getHikariPoolMXBean().softEvictConnections();

    assertThatItIsNoticed();
  }

  @Test
  void aRestoredStoreIsNoticedThoughAPoolerKeptTheConnection() throws SQLException {
    threeEventsAndTwoMore();

    // tables that were made anew, as by a restore from a dump
    change(
        """
        create table store.anew (like store.event including all);
        insert into store.anew select * from store.event;
        drop table store.event cascade;
        alter table store.anew rename to event\
        """);
    change(RESTORE);

    assertThatItIsNoticed();
  }

  @Test
  void whatIsCommittedIsToldThoughTheOthersOfItsGroupFail() throws SQLException {
    // given a group with a request that no database takes and that is not among the expected
    one.append(to(area("dover"), 0, Map.of()));
    AppendRequest right = to(assessment("dover"), 0, Map.of());
    AppendRequest like = to(assessment("deal"), 0, Map.of());
    AppendRequest poison =
        new AppendRequest(
            like.stream(),
            0,
            Map.of(),
            1L,
            UUID.randomUUID(),
            new Origin(like.origin().actor(), "correlation\0", null, null),
            like.events(),
            ErasableRows.NONE,
            null,
            true);
    List<PendingAppend> group = pending(right, poison);

    // when it is written by two calls, and the second one fails
    assertThatThrownBy(() -> one.statement.execute(group)).isInstanceOf(SQLException.class);

    // then the first is answered, and found again by its id
    assertThat(group.getFirst().outcome()).isCompletedWithValue(new Appended(2, 1));
    assertThat(group.getLast().outcome()).isNotDone();
    assertThat(one.append(right)).containsExactly(new Appended(2, 1));
    assertNoGaps();
  }

  @Test
  void afterAFailureEverythingIsLookedUp() throws SQLException {
    one.append(to(area("dover"), 0, Map.of()));
    AppendRequest lost = to(assessment("dover"), 0, Map.of(area("dover"), 1L));
    assertThat(one.append(lost)).containsExactly(new Appended(2, 1));

    // when the answer to a command was lost with its connection
    one.pool.getHikariPoolMXBean().softEvictConnections();

    // then it is found by its id
    assertThat(one.append(lost)).containsExactly(new Appended(2, 1));
    assertThat(one.append(to(assessment("dover"), 1, Map.of(area("dover"), 1L))))
        .containsExactly(new Appended(3, 2));
    assertNoGaps();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "partnership",
        "members",
        "cycles",
        "erasures",
        "area/dover",
        "agency/midwifery",
        "checklist/wimh",
        "assessment/now/dover/midwifery",
        "comments/now/dover/midwifery",
        "profile/now/dover",
        "action/a-1",
        "something/new"
      })
  void theMigrationAndTheServiceAgreeOnWhatIsReferenceData(String stream) throws SQLException {
    assertThat(store.rows("select store.is_reference('" + stream + "')"))
        .containsExactly(ReferenceStreams.contains(new StreamId(stream)) ? "t" : "f");
  }
}
