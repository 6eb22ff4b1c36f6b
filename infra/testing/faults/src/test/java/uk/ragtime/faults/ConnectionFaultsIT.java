package uk.ragtime.faults;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.ragtime.faults.FaultScenario.HeldBatch;
import uk.ragtime.faults.FaultScenario.HeldCursor;
import uk.ragtime.testing.environment.FaultEnvironment;
import uk.ragtime.testing.faults.Breakpoint;
import uk.ragtime.testing.faults.ConnectionEnd;
import uk.ragtime.testing.faults.FaultProxy;
import uk.ragtime.testing.history.Request;
import uk.ragtime.testing.history.Response;

/** Connections that end, in order or not, or fall silent, at critical moments. */
class ConnectionFaultsIT {
  private final FaultScenario on = new FaultScenario();
  private final FaultEnvironment environment = on.environment();
  private final FaultProxy store = environment.instance().store();
  private final FaultProxy kafka = environment.broker().proxy();

  @AfterEach
  void heal() {
    environment.heal();
  }

  @ParameterizedTest
  @EnumSource(ConnectionEnd.class)
  void withABatchOnItsWayToTheStore(ConnectionEnd ending) throws Exception {
    HeldBatch batch = on.holdBatch(store);

    batch.point().end(ending);

    on.thenAcknowledged(batch.request());
    on.thenEveryResponseIsTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = ConnectionEnd.class,
      names = {"CLOSED", "RESET"})
  void whileTheStoreIsAtWork(ConnectionEnd ending) throws Exception {
    List<Future<Response>> request;
    try (Connection _ = environment.store().holdAppends()) {
      request = on.sendToStoreAtWork(store);
      Thread.sleep(200);

      store.endAll(ending);
    }

    on.thenAcknowledged(request);
    on.thenEveryResponseIsTrue();
  }

  @ParameterizedTest
  @EnumSource(ConnectionEnd.class)
  void afterTheCommitBeforeTheAnswer(ConnectionEnd ending) throws Exception {
    List<Request> ratings = on.ratingsApart(3);
    Breakpoint committed = store.after(ratings.getFirst().key(), ProcessKillIT.READY);
    List<Future<Response>> request = on.send(ratings);
    committed.await(FaultScenario.SOON);

    committed.end(ending);

    on.thenAcknowledged(request);
    on.thenEveryResponseIsTrue();
  }

  @ParameterizedTest
  @EnumSource(ConnectionEnd.class)
  void afterKafkaBeforeTheCursor(ConnectionEnd ending) throws Exception {
    Request rating = on.rating();
    Breakpoint atKafka = kafka.before(FaultScenario.bytesAtKafka(rating));
    on.thenAcknowledged(on.send(rating));
    atKafka.await(FaultScenario.SOON);
    HeldCursor cursor = on.holdCursor(atKafka::release);

    cursor.point().end(ending);

    on.thenAcknowledged(on.send(on.rating()));
    on.thenAllIsAsToldAndPublished();
  }

  @ParameterizedTest
  @EnumSource(
      value = ConnectionEnd.class,
      names = {"CLOSED", "RESET"})
  void onTheWayToKafka(ConnectionEnd ending) throws Exception {
    Request rating = on.rating();
    Breakpoint atKafka = kafka.before(FaultScenario.bytesAtKafka(rating));
    on.thenAcknowledged(on.send(rating));
    atKafka.await(FaultScenario.SOON);

    atKafka.end(ending);

    on.thenAllIsAsToldAndPublished();
  }

  @Test
  void allAtOnceUnderLoadOnASlowNetwork() throws Exception {
    store.delay(Duration.ofMillis(20));
    kafka.delay(Duration.ofMillis(20));
    try (var _ = on.crowd(16)) {
      for (int i = 0; i < 4; i++) {
        Thread.sleep(600);
        store.endAll(i % 2 == 0 ? ConnectionEnd.RESET : ConnectionEnd.CLOSED);
        kafka.endAll(i % 2 == 0 ? ConnectionEnd.CLOSED : ConnectionEnd.RESET);
      }
    }
    environment.heal();
    on.thenAllIsAsToldAndPublished();
  }
}
