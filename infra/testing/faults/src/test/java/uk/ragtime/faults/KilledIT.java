package uk.ragtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.faults.OnStage.HeldBatch;
import uk.ragtime.faults.OnStage.HeldCursor;
import uk.ragtime.testing.faults.Ending;
import uk.ragtime.testing.faults.FaultProxy;
import uk.ragtime.testing.faults.Point;
import uk.ragtime.testing.history.Sent;
import uk.ragtime.testing.history.Told;
import uk.ragtime.testing.stage.FaultStage;
import uk.ragtime.testing.stage.Instance;

/** {@code kill -9} of command-service, at the moments where it matters. */
class KilledIT {
  /** The last bytes of PostgreSQL's answer: it is ready, and no transaction is open. */
  static final String READY = "Z\0\0\0\5I";

  private final OnStage on = new OnStage();
  private final FaultStage stage = on.stage();
  private final Instance service = stage.instance();
  private final FaultProxy store = service.store();

  @AfterEach
  void heal() {
    stage.heal();
  }

  @Test
  void withABatchOnItsWayToTheStore() throws Exception {
    // given a batch, gathered while the one before it is held
    HeldBatch batch = on.holdBatch(store);

    // when the service dies, and the store never has the batch
    service.process().kill();
    batch.point().end(Ending.RESET);
    service.start();

    // then every client learns, by asking again, that its rating is recorded
    on.thenAcknowledged(batch.sent());
    on.thenAllIsAsTold();
  }

  @Test
  void whileTheStoreIsAtWork() throws Exception {
    List<Future<Told>> sent;
    try (Connection _ = stage.store().holdAppends()) {
      sent = on.sendToStoreAtWork(store);

      service.process().kill();
    }
    // the head is free: the store may well finish what nobody waits for any more
    service.start();

    on.thenAcknowledged(sent);
    on.thenAllIsAsTold();
  }

  @Test
  void afterTheCommitBeforeTheAnswer() throws Exception {
    Sent rating = on.rating();
    Point committed = store.after(rating.key(), READY);
    Future<Told> sent = on.send(rating);
    committed.await(OnStage.SOON);
    assertThat(stage.store().events()).anyMatch(e -> e.payload().contains(rating.mark()));

    service.process().kill();
    committed.end(Ending.RESET);
    service.start();

    on.thenAcknowledged(sent);
    on.thenAllIsAsTold();
  }

  @Test
  void afterKafkaBeforeTheCursor() throws Exception {
    // given an event that the broker has, and a cursor that is not to know it
    Sent rating = on.rating();
    Point atKafka = stage.broker().proxy().before(OnStage.bytesAtKafka(rating));
    Future<Told> sent = on.send(rating);
    atKafka.await(OnStage.SOON);
    HeldCursor cursor = on.holdCursor(atKafka::release);
    on.thenAcknowledged(sent);

    // when the service dies, and the next one begins where the cursor stands
    cursor.relay().process().kill();
    cursor.point().end(Ending.RESET);
    cursor.relay().start();

    // then the topic still tells the store's events in the store's order
    on.thenAcknowledged(on.send(on.rating()));
    on.thenAllIsAsToldAndPublished();
  }
}
