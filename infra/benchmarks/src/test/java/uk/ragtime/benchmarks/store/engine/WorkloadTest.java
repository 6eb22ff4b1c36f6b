package uk.ragtime.benchmarks.store.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import uk.ragtime.command.assessment.AssessmentKey;
import uk.ragtime.kernel.Rating;

class WorkloadTest {
  private final Workload workload = new Workload(1_000);

  @Test
  void everyAssessmentIsVisitedOnce() throws Exception {
    Set<AssessmentKey> visited = ConcurrentHashMap.newKeySet();

    workload.onEach(item -> visited.add(item.assessment()));

    assertEquals(1_000, visited.size());
  }

  @Test
  void noTwoCallersMeet() {
    Set<AssessmentKey> met = new HashSet<>();
    int walked = 0;

    for (Workload.Cursor cursor : workload.walks(64)) {
      for (int i = 0; i < 15; i++) {
        met.add(cursor.next().assessment());
        walked++;
      }
    }

    assertEquals(walked, met.size());
  }

  @Test
  void aRatingIsAlwaysAnother() {
    Workload.Item item = workload.walks(1).getFirst().next();

    Rating first = item.turn(3);
    item.turn(4);

    assertNotEquals(first, item.turn(3));
  }
}
