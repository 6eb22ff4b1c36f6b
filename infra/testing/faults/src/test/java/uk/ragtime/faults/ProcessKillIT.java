package uk.ragtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.faults.FaultScenario.HeldBatch;
import uk.ragtime.faults.FaultScenario.HeldCursor;
import uk.ragtime.testing.environment.CommandServiceInstance;
import uk.ragtime.testing.environment.FaultEnvironment;
import uk.ragtime.testing.faults.Breakpoint;
import uk.ragtime.testing.faults.ConnectionEnd;
import uk.ragtime.testing.faults.FaultProxy;
import uk.ragtime.testing.history.Request;
import uk.ragtime.testing.history.Response;

/** {@code kill -9} of command-service at critical moments. */
class ProcessKillIT {
  /** The last bytes of PostgreSQL's answer: it is ready, and no transaction is open. */
  static final String READY = "Z\0\0\0\5I";

  private final FaultScenario on = new FaultScenario();
  private final FaultEnvironment environment = on.environment();
  private final CommandServiceInstance service = environment.instance();
  private final FaultProxy store = service.store();

  @AfterEach
  void heal() {
    environment.heal();
  }

  @Test
  void withABatchOnItsWayToTheStore() throws Exception {
    // given a batch, gathered while the one before it is held
    HeldBatch batch = on.holdBatch(store);

    // when the service dies, and the store never has the batch
    service.process().kill();
    batch.point().end(ConnectionEnd.RESET);
    service.start();

    // then every client learns, by asking again, that its rating is recorded
    on.thenAcknowledged(batch.request());
    on.thenEveryResponseIsTrue();
  }

  @Test
  void whileTheStoreIsAtWork() throws Exception {
    List<Future<Response>> request;
    try (Connection _ = environment.store().holdAppends()) {
      request = on.sendToStoreAtWork(store);

      service.process().kill();
    }
    // the head row is free: the store may finish an append that no client waits for
    service.start();

    on.thenAcknowledged(request);
    on.thenEveryResponseIsTrue();
  }

  @Test
  void afterTheCommitBeforeTheAnswer() throws Exception {
    Request rating = on.rating();
    Breakpoint committed = store.after(rating.key(), READY);
    Future<Response> request = on.send(rating);
    committed.await(FaultScenario.SOON);
    assertThat(environment.store().events()).anyMatch(e -> e.content().contains(rating.marker()));

    service.process().kill();
    committed.end(ConnectionEnd.RESET);
    service.start();

    on.thenAcknowledged(request);
    on.thenEveryResponseIsTrue();
  }

  @Test
  void afterKafkaBeforeTheCursor() throws Exception {
    // given an event that the broker has, and a cursor that is not to know it
    Request rating = on.rating();
    Breakpoint atKafka = environment.broker().proxy().before(FaultScenario.bytesAtKafka(rating));
    Future<Response> request = on.send(rating);
    atKafka.await(FaultScenario.SOON);
    HeldCursor cursor = on.holdCursor(atKafka::release);
    on.thenAcknowledged(request);

    // when the service dies, and the next one begins where the cursor stands
    cursor.relay().process().kill();
    cursor.point().end(ConnectionEnd.RESET);
    cursor.relay().start();

    // then the topic still has the store's events in the store's order
    on.thenAcknowledged(on.send(on.rating()));
    on.thenAllIsAsToldAndPublished();
  }
}
