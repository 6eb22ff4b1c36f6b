package uk.ragtime.testing.faults;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A breakpoint in a conversation, at which the proxy holds it until a test decides how it
 * continues. It holds the first matching request and no other.
 */
public final class Breakpoint {
  /** A conversation without a decision continues after a while, so that no test hangs. */
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(2);

  private final String request;
  private final @Nullable String answerEnd;
  private final AtomicBoolean claimed = new AtomicBoolean();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CompletableFuture<Decision> decision = new CompletableFuture<>();

  /** The decision on a conversation that is held. */
  sealed interface Decision {
    record GoOn() implements Decision {}

    record End(ConnectionEnd ending) implements Decision {}
  }

  /**
   * @param answerEnd null to hold the request before the server has it; else the bytes that the
   *     server's answer to it ends with, to hold the answer when the server is done
   */
  Breakpoint(String request, @Nullable String answerEnd) {
    this.request = request;
    this.answerEnd = answerEnd;
  }

  /** Waits until the conversation has come here and is held. */
  public void await(Duration longest) throws InterruptedException {
    if (!reached.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("\"" + request + "\" did not pass within " + longest);
    }
  }

  public boolean isReached() {
    return reached.getCount() == 0;
  }

  /** The conversation continues unchanged; one that is not held yet never will be. */
  public void release() {
    decision.complete(new Decision.GoOn());
  }

  /** The conversation ends: the held bytes are dropped. */
  public void end(ConnectionEnd ending) {
    decision.complete(new Decision.End(ending));
  }

  ByteMatcher sought() {
    return new ByteMatcher(request);
  }

  boolean holdsTheAnswer() {
    return answerEnd != null;
  }

  ByteMatcher soughtInAnswer() {
    return new ByteMatcher(answerEnd == null ? "" : answerEnd);
  }

  /** Whether the caller is the first whose request fits. */
  boolean claim() {
    return !decision.isDone() && claimed.compareAndSet(false, true);
  }

  boolean isClaimed() {
    return claimed.get();
  }

  Decision hold() {
    reached.countDown();
    try {
      return decision.get(LONGEST_HOLD.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      return new Decision.GoOn();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Decision.End(ConnectionEnd.CLOSED);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
