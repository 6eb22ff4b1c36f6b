package uk.ragtime.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.QueryService;
import uk.ragtime.testing.faults.Breakpoint;

/** A rebuild that is cancelled leaves nothing, wherever it stands; the next one begins afresh. */
class RebuildCancelledIT {
  /** The last bytes of PostgreSQL's answer, and of one within a transaction. */
  private static final String DONE = "Z\0\0\0\5I";

  private static final String DONE_AND_NOT_COMMITTED = "Z\0\0\0\5T";

  private static RebuildFixture stage;
  private static KillableInstance worker;
  private String serving;

  @BeforeAll
  static void open() {
    stage = new RebuildFixture();
    worker = KillableInstance.born(stage);
  }

  @AfterAll
  static void close() {
    worker.close();
    stage.close();
  }

  @BeforeEach
  void look() {
    serving = stage.serving();
  }

  @Test
  void beforeItIsBegun() throws Exception {
    // given nobody who may take it up
    long id;
    try (Connection guard = stage.holding("read.rebuild_guard", "exclusive")) {
      id = stage.rebuild(worker.service(), "{}");
      assertThat(stage.step(id)).isEqualTo(RebuildState.REQUESTED);
      assertThat(cancel(id).status()).isEqualTo(202);
      guard.commit();
    }
    thenNothingIsLeftOf(id);
  }

  @ParameterizedTest
  @CsvSource({"BUILDING, CATCHING_UP", "CATCHING_UP, COMPARING", "READY, SWAPPED"})
  void whenAStepIsDone(RebuildState step, String next) throws Exception {
    cancelledAt(step, worker.postgres().before(next));
  }

  @Test
  void whenTheComparisonBegins() throws Exception {
    cancelledAt(RebuildState.COMPARING, worker.postgres().after("COMPARING", DONE));
  }

  private void cancelledAt(RebuildState step, Breakpoint held) throws InterruptedException {
    long id = stage.rebuild(worker.service(), "{}");
    held.await(KillableInstance.SOON);
    assertThat(stage.step(id)).isEqualTo(step);

    assertThat(cancel(id).status()).isEqualTo(202);
    held.release();

    thenNothingIsLeftOf(id);
  }

  @Test
  void whileIndexesAreMade() throws Exception {
    // given an index that is there, and of which the rebuild does not hear
    Breakpoint made = worker.postgres().after("CREATE UNIQUE INDEX event_log_pkey", DONE);
    long id = stage.rebuild(worker.service(), "{}");
    made.await(KillableInstance.SOON);
    assertThat(stage.step(id)).isEqualTo(RebuildState.BUILDING);

    assertThat(cancel(id).status()).isEqualTo(202);

    // then nobody waits for it
    thenNothingIsLeftOf(id);
    made.release();
  }

  @Test
  void whileItWaitsForTheStore() throws Exception {
    long id;
    try (Connection holding = stage.store.database().connect(stage.store.database().owner())) {
      holding.setAutoCommit(false);
      holding.createStatement().execute("lock table store.event in access exclusive mode");
      id = stage.rebuild(worker.service(), "{}");
      stage.awaitStep(id, RebuildState.BUILDING);
      assertThat(cancel(id).status()).isEqualTo(202);
      holding.rollback();
    }
    thenNothingIsLeftOf(id);
  }

  @Test
  void whileItWaitsForAnOperator() {
    plant("rationale_seal || '!'");
    long id = stage.rebuild(worker.service(), "{}");
    stage.awaitStep(id, RebuildState.READY);

    assertThat(cancel(id).status()).isEqualTo(202);

    thenNothingIsLeftOf(id);
    plant("replace(rationale_seal, '!', '')");
  }

  @Test
  void whileItWaitsForAProjectorEverybodyIsAnswered() throws Exception {
    // given a swap that stands in line behind a projector
    long id;
    try (Connection projecting = stage.projectorAtWork()) {
      id = stage.rebuild(worker.service(), "{}");
      stage.awaitSwapInLine();

      // then the operator is answered, though whoever writes has to wait
      assertThat(stage.step(id)).isEqualTo(RebuildState.READY);
      assertThat(stage.answering.get("operator", "/v1/operations/parked").status()).isEqualTo(200);
      assertThat(cancel(id).status()).isEqualTo(202);
      projecting.commit();
    }

    // and nothing is swapped
    thenNothingIsLeftOf(id);
  }

  @Test
  void whoComesTooLateIsToldSo() throws Exception {
    // given a swap that is done but for its commit
    Breakpoint end = worker.postgres().after("SWAPPED", DONE_AND_NOT_COMMITTED);
    long id = stage.rebuild(worker.service(), "{}");
    end.await(KillableInstance.SOON);

    CompletableFuture<QueryService.Answer> late = CompletableFuture.supplyAsync(() -> cancel(id));
    stage.awaitWishInLine();
    end.release();

    QueryService.Answer answer = late.join();
    assertThat(answer.status()).as(answer.body()).isEqualTo(409);
    assertThat(answer.json().get("code").asString()).isEqualTo("rebuild-out-of-turn");
    stage.awaitStep(id, RebuildState.SWAPPED);
    assertThat(stage.serving()).isNotEqualTo(serving);
  }

  @Test
  void theNextOneGoesAllTheWay() {
    long cancelled = stage.rebuild(worker.service(), "{\"partnership\":\"kent\"}");
    cancel(cancelled);
    Eventually.holds(
        () -> assertThat(stage.step(cancelled)).isIn(RebuildState.CANCELLED, RebuildState.SWAPPED));

    long id = stage.rebuild(worker.service(), "{}");
    stage.awaitStep(id, RebuildState.SWAPPED);
    assertThat(stage.positions(stage.serving())).isEqualTo(stage.storePositions());
  }

  private void plant(String seal) {
    stage.inside.run("update " + serving + ".rating_entry set rationale_seal = " + seal);
  }

  private static QueryService.Answer cancel(long id) {
    return stage.wish(worker.service(), id, "cancel");
  }

  /** From the moment on at which it is said to be cancelled. */
  private void thenNothingIsLeftOf(long id) {
    stage.awaitStep(id, RebuildState.CANCELLED);
    String built =
        "read_"
            + stage
                .inside
                .ask("select to_generation from read.rebuild where id = " + id)
                .getFirst();
    assertThat(stage.generations()).contains(serving).doesNotContain(built);
    assertThat(stage.serving()).isEqualTo(serving);
    assertThat(stage.positions(serving)).isEqualTo(stage.storePositions());
  }
}
