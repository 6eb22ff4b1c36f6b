package uk.ragtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.ragtime.faults.FaultScenario.HeldCursor;
import uk.ragtime.testing.environment.CommandServiceInstance;
import uk.ragtime.testing.environment.FaultEnvironment;
import uk.ragtime.testing.faults.Breakpoint;
import uk.ragtime.testing.history.Request;
import uk.ragtime.testing.history.Response;
import uk.ragtime.testing.history.SampleData.Place;

/** Two instances, one of which relays while both accept commands. */
class TwoRelaysIT {
  private static final int RIVALS = 32;

  private final FaultScenario on = new FaultScenario();
  private final FaultEnvironment environment = on.environment();

  @AfterEach
  void heal() {
    environment.heal();
  }

  @Test
  void theOneThatRelaysIsPausedPastItsLeaseAndWakesUp() throws Exception {
    // given that an event is on the way from one of them to Kafka, when it falls asleep
    Request rating = on.rating();
    Breakpoint onItsWay = environment.broker().proxy().before(FaultScenario.bytesAtKafka(rating));
    on.thenAcknowledged(on.send(rating));
    onItsWay.await(FaultScenario.SOON);
    HeldCursor renewal = on.holdCursor(() -> {});
    renewal.point().release();
    CommandServiceInstance sleeper = renewal.relay();
    int other = 1 - environment.instances().indexOf(sleeper);
    sleeper.process().pause();

    // when the other one takes over
    on.thenAcknowledged(on.send(on.ratingsApart(12), other));
    on.thenAllIsAsToldAndPublished();

    // and the paused instance's statement arrives, late, and the instance resumes
    onItsWay.release();
    List<Future<Response>> request = on.send(on.ratingsApart(20), other);
    sleeper.process().resume();

    // then all its effects are in order, and its decisions are based on the current state
    on.thenAcknowledged(request);
    on.thenAcknowledged(on.send(on.ratingsApart(20), 1 - other));
    on.thenAllIsAsToldAndPublished();
  }

  @Test
  void manyRateOneAssessmentThroughBothAtOnce() throws Exception {
    Place place = new Place("essex", "basildon", "midwifery");
    Random random = new Random(32);
    int refusedBefore = environment.history().refused();
    List<Future<Response>> request = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      for (int rival = 0; rival < RIVALS; rival++) {
        Request rating = environment.data().rating(place, random);
        request.add(on.send(rating, rival));
      }
    }

    on.thenAcknowledged(request);
    assertThat(environment.history().refused()).isEqualTo(refusedBefore);
    on.thenEveryResponseIsTrue();
  }
}
