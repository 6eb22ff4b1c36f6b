package uk.ragtime.command.store;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.store.StoreUnderTest.area;
import static uk.ragtime.command.store.StoreUnderTest.request;

import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.store.AppendOutcome.Appended;
import uk.ragtime.command.store.AppendRequest.Origin;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.event.AreaEvent;

/** Faults that come to the store itself. */
class StoreFaultsIT {
  private StoreUnderTest store;

  @BeforeEach
  void start() {
    store = StoreUnderTest.migrated();
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void onePoisonCommandAmongFiveHundredFailsAloneAndLeavesNoGap() throws Exception {
    // given one that no database takes, in the middle of those that are right
    GroupCommit instance = store.instance();
    List<AppendRequest> requests = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      requests.add(request("poison", "area-" + i, 0, 1, Map.of()));
    }
    requests.add(250, poison());

    // when they come at once
    List<Long> positions = new ArrayList<>();
    int failed = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<AppendOutcome>> running = new ArrayList<>();
      requests.forEach(request -> running.add(threads.submit(() -> instance.append(request))));
      for (Future<AppendOutcome> one : running) {
        try {
          positions.add(((Appended) one.get()).position());
        } catch (ExecutionException e) {
          failed++;
        }
      }
    }

    // then each of the others has a position of its own, without gaps
    assertThat(failed).isEqualTo(1);
    assertThat(positions).hasSize(500).doesNotHaveDuplicates();
    assertThat(positions.stream().mapToLong(p -> p).max()).hasValue(500);
    assertThat(store.rows("select count(*) from store.event")).containsExactly("500");
    assertThat(instance.append(request("poison", "after", 0, 1, Map.of())))
        .isEqualTo(new Appended(501, 1));
  }

  /** PostgreSQL takes no NUL in text; the edge keeps it out, so only a fault gets so far. */
  private static AppendRequest poison() {
    return new AppendRequest(
        new StreamKey(new PartnershipCode("poison"), area("poisoned")),
        0,
        Map.of(),
        UUID.randomUUID(),
        new Origin(SamplePeople.actor("carol"), "correlation\0", null, null),
        List.of(new AreaEvent.AreaDefined(new AreaCode("poisoned"), "Name", null)),
        ErasableRows.NONE,
        null,
        true);
  }

  @Test
  void aClockThatIsSetBackDoesNotTakeTheStoreBackInTime() throws Exception {
    // given a store that has recorded in what is the future, now that the clock is right again
    GroupCommit instance = store.instance();
    instance.append(request("clock", "before", 0, 1, Map.of()));
    try (Connection owner = store.database().connect(store.database().owner());
        Statement statement = owner.createStatement()) {
      statement.execute(
          "update store.global_head set last_recorded_at = clock_timestamp() + interval '1 hour'");
    }

    // when it records some more, one after the other and several at once
    instance.append(request("clock", "alone", 0, 1, Map.of()));
    instance.append(request("clock", "several", 0, 3, Map.of()));

    // then time stands still until the clock has caught up, and never runs back
    assertThat(
            store.rows(
                """
                select count(*) filter (where recorded_at > clock_timestamp()),
                  count(*) filter (where recorded_at < earlier)
                from (
                  select recorded_at, lag(recorded_at) over (order by global_offset) as earlier
                  from store.event) e\
                """))
        .containsExactly("4|0");
  }
}
