package uk.ragtime.faults;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.ragtime.faults.OnStage.HeldBatch;
import uk.ragtime.faults.OnStage.HeldCursor;
import uk.ragtime.testing.faults.Ending;
import uk.ragtime.testing.faults.FaultProxy;
import uk.ragtime.testing.faults.Point;
import uk.ragtime.testing.history.Sent;
import uk.ragtime.testing.history.Told;
import uk.ragtime.testing.stage.FaultStage;

/** Connections that end, in order or not, or fall silent, at the moments where it matters. */
class CutIT {
  private final OnStage on = new OnStage();
  private final FaultStage stage = on.stage();
  private final FaultProxy store = stage.instance().store();
  private final FaultProxy kafka = stage.broker().proxy();

  @AfterEach
  void heal() {
    stage.heal();
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void withABatchOnItsWayToTheStore(Ending ending) throws Exception {
    HeldBatch batch = on.holdBatch(store);

    batch.point().end(ending);

    on.thenAcknowledged(batch.sent());
    on.thenAllIsAsTold();
  }

  @ParameterizedTest
  @EnumSource(
      value = Ending.class,
      names = {"CLOSED", "RESET"})
  void whileTheStoreIsAtWork(Ending ending) throws Exception {
    List<Future<Told>> sent;
    try (Connection _ = stage.store().holdAppends()) {
      sent = on.sendToStoreAtWork(store);
      Thread.sleep(200);

      store.endAll(ending);
    }

    on.thenAcknowledged(sent);
    on.thenAllIsAsTold();
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void afterTheCommitBeforeTheAnswer(Ending ending) throws Exception {
    List<Sent> ratings = on.ratingsApart(3);
    Point committed = store.after(ratings.getFirst().key(), KilledIT.READY);
    List<Future<Told>> sent = on.send(ratings);
    committed.await(OnStage.SOON);

    committed.end(ending);

    on.thenAcknowledged(sent);
    on.thenAllIsAsTold();
  }

  @ParameterizedTest
  @EnumSource(Ending.class)
  void afterKafkaBeforeTheCursor(Ending ending) throws Exception {
    Sent rating = on.rating();
    Point atKafka = kafka.before(OnStage.bytesAtKafka(rating));
    on.thenAcknowledged(on.send(rating));
    atKafka.await(OnStage.SOON);
    HeldCursor cursor = on.holdCursor(atKafka::release);

    cursor.point().end(ending);

    on.thenAcknowledged(on.send(on.rating()));
    on.thenAllIsAsToldAndPublished();
  }

  @ParameterizedTest
  @EnumSource(
      value = Ending.class,
      names = {"CLOSED", "RESET"})
  void onTheWayToKafka(Ending ending) throws Exception {
    Sent rating = on.rating();
    Point atKafka = kafka.before(OnStage.bytesAtKafka(rating));
    on.thenAcknowledged(on.send(rating));
    atKafka.await(OnStage.SOON);

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
        store.endAll(i % 2 == 0 ? Ending.RESET : Ending.CLOSED);
        kafka.endAll(i % 2 == 0 ? Ending.CLOSED : Ending.RESET);
      }
    }
    stage.heal();
    on.thenAllIsAsToldAndPublished();
  }
}
