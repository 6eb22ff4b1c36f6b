package uk.ragtime.query.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.query.support.Database;
import uk.ragtime.query.support.Eventually;
import uk.ragtime.query.support.TestStore;

/** How the event store is connected to. */
class EventStoreIT {
  private static final String CONNECTIONS =
      """
      select pid
        from pg_stat_activity
       where datname = current_database()
         and application_name = 'ragtime-query-store'
      """;

  private final AtomicLong now = new AtomicLong();
  private Database inside;
  private EventStore store;

  @BeforeEach
  void connectToAStore() {
    TestStore stored = TestStore.create();
    inside = new Database(stored.database());
    store =
        new EventStore(
            new StoreSettings(
                stored.database().url(),
                "ragtime_rebuild",
                stored.database().password(),
                Duration.ofHours(1)),
            now::get);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void oneConnectionServesOneCallAfterTheOther() throws SQLException {
    assertThat(store.heads()).isEmpty();
    List<String> first = connections();
    assertThat(first).hasSize(1);

    assertThat(store.oldest(Map.of())).isEmpty();
    assertThat(store.signatures(Map.of()).events()).isEmpty();

    assertThat(connections()).isEqualTo(first);
  }

  @Test
  void aConnectionThatTheStoreHasClosedIsReplaced() throws SQLException {
    store.heads();
    List<String> first = connections();
    inside.ask("select pg_terminate_backend(pid) from (" + CONNECTIONS + ") mine");
    Eventually.holds(() -> assertThat(connections()).isEmpty());

    assertThat(store.heads()).isEmpty();

    assertThat(connections()).hasSize(1).isNotEqualTo(first);
  }

  @Test
  void aConnectionIsReplacedOnceTheAddressMayLeadElsewhere() throws SQLException {
    store.heads();
    List<String> first = connections();
    now.addAndGet(Duration.ofMinutes(1).toNanos());

    assertThat(store.heads()).isEmpty();

    Eventually.holds(() -> assertThat(connections()).hasSize(1).doesNotContainAnyElementsOf(first));
  }

  @Test
  void noConnectionIsLeft() throws SQLException {
    store.heads();
    store.close();

    Eventually.holds(() -> assertThat(connections()).isEmpty());
  }

  private List<String> connections() {
    return inside.ask(CONNECTIONS);
  }
}
