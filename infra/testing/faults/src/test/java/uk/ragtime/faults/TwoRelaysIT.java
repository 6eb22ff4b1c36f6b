package uk.ragtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.ragtime.faults.OnStage.HeldCursor;
import uk.ragtime.testing.faults.Point;
import uk.ragtime.testing.history.Ground.Place;
import uk.ragtime.testing.history.Sent;
import uk.ragtime.testing.history.Told;
import uk.ragtime.testing.stage.FaultStage;
import uk.ragtime.testing.stage.Instance;

/** Two instances, of which one relays and both decide. */
class TwoRelaysIT {
  private static final int RIVALS = 32;

  private final OnStage on = new OnStage();
  private final FaultStage stage = on.stage();

  @BeforeAll
  static void start() {
    FaultStage stage = new OnStage().stage();
    if (stage.instances().size() < 2) {
      stage.addInstance(OnStage.JAR);
    }
  }

  @AfterEach
  void heal() {
    stage.heal();
  }

  @Test
  void theOneThatRelaysIsPausedPastItsLeaseAndWakesUp() throws Exception {
    // given that an event is on the way from one of them to Kafka, when it falls asleep
    Sent rating = on.rating();
    Point onItsWay = stage.broker().proxy().before(OnStage.bytesAtKafka(rating));
    on.thenAcknowledged(on.send(rating));
    onItsWay.await(OnStage.SOON);
    HeldCursor renewal = on.holdCursor(() -> {});
    renewal.point().release();
    Instance sleeper = renewal.relay();
    int other = 1 - stage.instances().indexOf(sleeper);
    sleeper.process().pause();

    // when the other one takes over
    on.thenAcknowledged(on.send(on.ratingsApart(12), other));
    on.thenAllIsAsToldAndPublished();

    // and what the sleeper had sent arrives, late, and it wakes up
    onItsWay.release();
    List<Future<Told>> sent = on.send(on.ratingsApart(20), other);
    sleeper.process().goOn();

    // then nothing that it does is out of order, and its decisions are made on what is true
    on.thenAcknowledged(sent);
    on.thenAcknowledged(on.send(on.ratingsApart(20), 1 - other));
    on.thenAllIsAsToldAndPublished();
  }

  @Test
  void manyRateOneAssessmentThroughBothAtOnce() throws Exception {
    Place place = new Place("essex", "basildon", "midwifery");
    Random random = new Random(32);
    int refusedBefore = stage.history().refused();
    List<Future<Told>> sent = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      for (int rival = 0; rival < RIVALS; rival++) {
        Sent rating = stage.ground().rating(place, random);
        sent.add(on.send(rating, rival));
      }
    }

    on.thenAcknowledged(sent);
    assertThat(stage.history().refused()).isEqualTo(refusedBefore);
    on.thenAllIsAsTold();
  }
}
