package uk.ragtime.benchmarks.store.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.kernel.Rating;

class LandTest {
  private final Land land = new Land(1_000);

  @Test
  void everyAssessmentIsVisitedOnce() throws Exception {
    Set<AssessmentKey> visited = ConcurrentHashMap.newKeySet();

    land.onEach(stop -> visited.add(stop.assessment()));

    assertEquals(1_000, visited.size());
  }

  @Test
  void noTwoCallersMeet() {
    Set<AssessmentKey> met = new HashSet<>();
    int walked = 0;

    for (Land.Walk walk : land.walks(64)) {
      for (int i = 0; i < 15; i++) {
        met.add(walk.next().assessment());
        walked++;
      }
    }

    assertEquals(walked, met.size());
  }

  @Test
  void aRatingIsAlwaysAnother() {
    Land.Stop stop = land.walks(1).getFirst().next();

    Rating first = stop.turn(3);
    stop.turn(4);

    assertNotEquals(first, stop.turn(3));
  }
}
