package uk.ragtime.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BudgetsTest {
  private static final Rate RATE = new Rate(10, 10);

  private final AtomicLong now = new AtomicLong();
  private final AtomicBoolean setAside = new AtomicBoolean();
  private final AtomicReference<Thread> other = new AtomicReference<>(new Thread(() -> {}));
  private final Budgets<String> budgets = new Budgets<>(this::read);

  /** While one thread is set aside with what it has read, a minute passes and another one asks. */
  private long read() {
    long read = now.get();
    if (setAside.getAndSet(false)) {
      now.addAndGet(Duration.ofMinutes(1).toNanos());
      Thread asking = Thread.ofPlatform().start(() -> budgets.take("kent", RATE));
      other.set(asking);
      while (asking.isAlive() && asking.getState() != Thread.State.BLOCKED) {
        Thread.onSpinWait();
      }
    }
    return read;
  }

  @Test
  void aRequestIsNotRefusedForTheTimeThatItsThreadWasSetAside() throws InterruptedException {
    assertThat(budgets.take("kent", RATE)).isZero();

    setAside.set(true);
    assertThat(budgets.take("kent", RATE)).isZero();
    other.get().join();
  }
}
