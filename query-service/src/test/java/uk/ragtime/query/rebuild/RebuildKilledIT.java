package uk.ragtime.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.Rating;
import uk.ragtime.testing.faults.Breakpoint;
import uk.ragtime.testing.faults.FaultProxy;

/** A rebuild whose instances are killed, one after another, at each of its steps. */
class RebuildKilledIT {
  /** The last bytes of PostgreSQL's answer: it is ready, and no transaction is open. */
  private static final String COMMITTED = "Z\0\0\0\5I";

  /**
   * Point at which an instance is killed.
   *
   * @param step state of the rebuild as seen by other instances
   */
  private record Moment(RebuildState step, Function<FaultProxy, Breakpoint> end) {
    static final Moment BEGUN =
        new Moment(RebuildState.BUILDING, to -> to.after("BUILDING", COMMITTED));
    static final Moment FILLED = new Moment(RebuildState.BUILDING, to -> to.before("CATCHING_UP"));
    static final Moment CAUGHT_UP =
        new Moment(RebuildState.CATCHING_UP, to -> to.before("COMPARING"));
    static final Moment COMPARED = new Moment(RebuildState.COMPARING, to -> to.before("READY"));

    /** The last events, the pointer or the rows, the offsets: all but the commit is done. */
    static final Moment SWAPPING = new Moment(RebuildState.READY, to -> to.before("SWAPPED"));

    static final Moment ROLLING_BACK =
        new Moment(RebuildState.SWAPPED, to -> to.before("ROLLED_BACK"));
  }

  private static RebuildFixture stage;
  private final List<CompletableFuture<Void>> dying = new ArrayList<>();

  @BeforeAll
  static void open() {
    stage = new RebuildFixture();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void allOfThem() throws Exception {
    whoeverTakesItUpEndsItWell(
        "{}",
        List.of(Moment.BEGUN, Moment.FILLED, Moment.CAUGHT_UP, Moment.COMPARED, Moment.SWAPPING));
  }

  @Test
  void onePartnership() throws Exception {
    whoeverTakesItUpEndsItWell(
        "{\"partnership\":\"lancashire\"}",
        List.of(Moment.FILLED, Moment.COMPARED, Moment.SWAPPING));
  }

  private void whoeverTakesItUpEndsItWell(String request, List<Moment> moments) throws Exception {
    boolean all = request.equals("{}");
    String before = stage.serving();
    long id = -1;
    try (ContinuousReader asking = new ContinuousReader(stage.answering, stage.lancashire)) {
      // given instances that die, and ratings that go on
      for (Moment moment : moments) {
        KillableInstance mortal = start(asking, moment.end());
        if (id < 0) {
          id = stage.rebuild(mortal.service(), request);
        }
        mortal.begin();
        mortal.awaitEnd();
        assertThat(stage.step(id)).isEqualTo(moment.step());
        dying.add(mortal.die());
        assertThat(stage.serving()).isEqualTo(before);
        stage.rate(stage.lancashire, Rating.RED);
        stage.rate(stage.kent, Rating.GREEN);
        stage.awaitProjected();
        asking.assertWell();
      }

      // when one lives, then it ends as if there had been no other
      KillableInstance last = start(asking, Moment.ROLLING_BACK.end());
      last.begin();
      stage.awaitStep(id, RebuildState.SWAPPED);
      List<String> generations = stage.generations();
      assertThat(generations).hasSize(2).contains(before);
      String after = stage.serving();
      String kept = generations.stream().filter(it -> !it.equals(after)).findFirst().orElseThrow();
      assertThat(after.equals(before)).isEqualTo(!all);
      assertSame(after, kept, all);
      assertThat(stage.positions(after)).isEqualTo(stage.storePositions());
      assertThat(takenUp(id)).isEqualTo(moments.size() + 1);
      asking.assertWell();

      // and when it dies while it rolls back, the next one does
      stage.rate(stage.lancashire, Rating.AMBER);
      stage.awaitProjected();
      assertThat(stage.wish(last.service(), id, "roll-back").status()).isEqualTo(202);
      last.awaitEnd();
      assertThat(stage.step(id)).isEqualTo(RebuildState.SWAPPED);
      dying.add(last.die());
      try (KillableInstance living = start(asking, null)) {
        living.begin();
        stage.awaitStep(id, RebuildState.ROLLED_BACK);
        assertThat(stage.serving()).isEqualTo(before);
        stage.rate(stage.lancashire, Rating.GREEN);
        stage.awaitProjected();
        asking.assertWell();
      }
    }
    dying.forEach(CompletableFuture::join);
    assertThat(stage.generations()).hasSize(2);
  }

  /** Nothing happens before it begins, so that nothing is read meanwhile. */
  private static KillableInstance start(
      ContinuousReader asking, @Nullable Function<FaultProxy, Breakpoint> end) {
    return asking.resting(() -> KillableInstance.waiting(stage, end));
  }

  /** In every table. */
  private static void assertSame(String serving, String kept, boolean all) {
    var partnerships =
        all
            ? new uk.ragtime.kernel.PartnershipCode[] {stage.lancashire, stage.kent}
            : new uk.ragtime.kernel.PartnershipCode[] {stage.lancashire};
    var served = stage.rows(serving, partnerships);
    var left = stage.rows(kept, partnerships);
    assertThat(served).isEqualTo(left);
    assertThat(stage.indexes(serving)).isEqualTo(stage.indexes(kept));
  }

  private static int takenUp(long id) {
    return Integer.parseInt(
        stage.inside.ask("select epoch from read.rebuild where id = " + id).getFirst());
  }
}
