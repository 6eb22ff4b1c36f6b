package uk.ragtime.command.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendOutcome.ConcurrencyConflict;

class BulkAppendIT {
  private static final int EVENTS_EACH = 11;

  private static StoreUnderTest store;

  @BeforeAll
  static void start() {
    store = StoreUnderTest.migrated();
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @Test
  void everyRequestIsToldInOrderAndTheSourceIsReadAsThereIsRoom() throws Exception {
    GroupCommit groupCommit = store.instance();
    // given many requests, of which one rests on what is not so
    int howMany = 1_000;
    int stale = 500;
    AtomicInteger read = new AtomicInteger();
    AtomicInteger settled = new AtomicInteger();
    var requests =
        IntStream.range(0, howMany)
            .mapToObj(i -> {
              // then no more are on their way than the limit says
              int ahead = read.incrementAndGet() - settled.get();
              assertThat((ahead - 1) * EVENTS_EACH).isLessThanOrEqualTo(BulkAppend.MAX_IN_FLIGHT);
              long expected = i == stale ? 7 : 0;
              return StoreUnderTest.request("bulk", "area-" + i, expected, EVENTS_EACH, Map.of());
            })
            .iterator();

    // when they are recorded in bulk
    List<String> streams = new ArrayList<>();
    List<AppendOutcome> outcomes = new ArrayList<>();
    new BulkAppend(groupCommit)
        .append(
            requests,
            (request, outcome) -> {
              settled.incrementAndGet();
              streams.add(request.stream().stream().value());
              outcomes.add(outcome);
            });

    // then all but that one are there, without a gap
    assertThat(streams)
        .containsExactlyElementsOf(
            IntStream.range(0, howMany).mapToObj(i -> "area/area-" + i).toList());
    assertThat(outcomes.get(stale)).isEqualTo(new ConcurrencyConflict());
    outcomes.remove(stale);
    assertThat(outcomes)
        .allMatch(outcome -> outcome instanceof Appended done && done.version() == EVENTS_EACH);
    assertThat(
            store.rows(
                "select count(*), max(position) from store.recorded_event where partnership ="
                    + " 'bulk'"))
        .containsExactly("%1$d|%1$d".formatted((howMany - 1) * EVENTS_EACH));
  }
}
