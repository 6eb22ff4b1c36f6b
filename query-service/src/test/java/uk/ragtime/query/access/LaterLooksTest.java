package uk.ragtime.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import uk.ragtime.web.Caller;

@DisplayName("A8: looking again for a membership that is not projected yet")
class LaterLooksTest {
  private final LaterLooks looks = new LaterLooks();

  private static Caller caller(String subject) {
    return new Caller("https://issuer", subject);
  }

  @Test
  void theFirstFindEndsIt() {
    AtomicInteger looked = new AtomicInteger();

    Optional<String> found =
        looks.find(
            caller("late"),
            () -> looked.incrementAndGet() == 3 ? Optional.of("member") : Optional.empty());

    assertThat(found).contains("member");
    assertThat(looked).hasValue(3);
  }

  @Test
  void aStrangerIsLookedForAtEachTimeAndNeverBefore() {
    List<Long> times = new ArrayList<>();
    long begin = System.nanoTime();

    Optional<String> found =
        looks.find(
            caller("eve"),
            () -> {
              times.add(System.nanoTime() - begin);
              return Optional.empty();
            });

    assertThat(found).isEmpty();
    assertThat(times).hasSameSizeAs(LaterLooks.TIMES);
    for (int i = 0; i < times.size(); i++) {
      assertThat(times.get(i)).isGreaterThanOrEqualTo(LaterLooks.TIMES.get(i).toNanos());
    }
  }

  @Test
  void moreThanSoManyAreAnsweredAtOnce() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < LaterLooks.MAX_OF_A_CALLER; i++) {
      waiting.add(waits(caller("eve"), end));
    }

    assertThat(looks.find(caller("eve"), () -> Optional.of("a look"))).isEmpty();
    assertThat(looks.find(caller("another"), () -> Optional.of("a look"))).isPresent();

    for (int i = waiting.size(); i < LaterLooks.MAX_WAITING; i++) {
      waiting.add(waits(caller("stranger " + i), end));
    }
    assertThat(looks.find(caller("another"), () -> Optional.of("a look"))).isEmpty();

    end.countDown();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(looks.find(caller("eve"), () -> Optional.of("a look"))).isPresent();
  }

  /** Goes on once its first look has begun, which lasts until the end. */
  private Thread waits(Caller caller, CountDownLatch end) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Thread thread =
        Thread.startVirtualThread(() ->
            looks.find(
                caller,
                () -> {
                  begun.countDown();
                  try {
                    end.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return Optional.of("the end");
                }));
    begun.await();
    return thread;
  }
}
