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
class MembershipRetryTest {
  private final MembershipRetry retry = new MembershipRetry();

  private static Caller caller(String subject) {
    return new Caller("https://issuer", subject);
  }

  @Test
  void theFirstFindEndsIt() {
    AtomicInteger looked = new AtomicInteger();

    Optional<String> found =
        retry.find(
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
        retry.find(
            caller("eve"),
            () -> {
              times.add(System.nanoTime() - begin);
              return Optional.empty();
            });

    assertThat(found).isEmpty();
    assertThat(times).hasSameSizeAs(MembershipRetry.ATTEMPTS_AFTER);
    for (int i = 0; i < times.size(); i++) {
      assertThat(times.get(i))
          .isGreaterThanOrEqualTo(MembershipRetry.ATTEMPTS_AFTER.get(i).toNanos());
    }
  }

  @Test
  void moreThanSoManyAreAnsweredAtOnce() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    List<Thread> waiting = new ArrayList<>();
    for (int i = 0; i < MembershipRetry.MAX_PER_CALLER; i++) {
      waiting.add(waits(caller("eve"), end));
    }

    assertThat(retry.find(caller("eve"), () -> Optional.of("a look"))).isEmpty();
    assertThat(retry.find(caller("another"), () -> Optional.of("a look"))).isPresent();

    for (int i = waiting.size(); i < MembershipRetry.MAX_WAITING; i++) {
      waiting.add(waits(caller("stranger " + i), end));
    }
    assertThat(retry.find(caller("another"), () -> Optional.of("a look"))).isEmpty();

    end.countDown();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(retry.find(caller("eve"), () -> Optional.of("a look"))).isPresent();
  }

  /** Goes on once its first look has begun, which lasts until the end. */
  private Thread waits(Caller caller, CountDownLatch end) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Thread thread =
        Thread.startVirtualThread(() ->
            retry.find(
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
