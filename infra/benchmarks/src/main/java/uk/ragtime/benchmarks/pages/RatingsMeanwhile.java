package uk.ragtime.benchmarks.pages;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;
import uk.ragtime.benchmarks.store.harness.Pacing;
import uk.ragtime.testing.platform.TestClient;
import uk.ragtime.testing.platform.TestResponse;

/** Ratings that are recorded at a steady rate, from its making until it is closed. */
final class RatingsMeanwhile implements AutoCloseable {
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final AtomicInteger recorded = new AtomicInteger();
  private volatile boolean ended;

  RatingsMeanwhile(int perSecond, TestClient coordinator) {
    thread.execute(() -> {
      long began = System.nanoTime();
      for (int i = 0; !ended; i++) {
        Pacing.until(began + i * Duration.ofSeconds(1).toNanos() / perSecond);
        record(coordinator, i);
      }
    });
  }

  private void record(TestClient coordinator, int number) {
    String rating = LargeArea.RATINGS.get((number / LargeArea.AGENCIES) % LargeArea.RATINGS.size());
    TestResponse answer =
        coordinator.put(
            LargeArea.path(
                "/cycles/this/areas/%s/agencies/agency-%d/ratings/capability-%d"
                    .formatted(
                        LargeArea.AREA,
                        1 + number % LargeArea.AGENCIES,
                        number % LargeArea.CAPABILITIES)),
            JsonMapper.shared()
                .writeValueAsString(Map.of("rating", rating, "rationale", "Talked over again.")));
    if (answer.status() < 300) {
      recorded.incrementAndGet();
    } else {
      System.err.println(answer);
    }
  }

  int recorded() {
    return recorded.get();
  }

  @Override
  public void close() {
    ended = true;
    thread.close();
  }
}
