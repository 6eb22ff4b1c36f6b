package uk.ragtime.worker;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Repeats a task on a thread of its own until it is stopped. Between two passes it waits until it
 * is woken or an interval has passed. A pass that fails is logged once for as long as the trouble
 * stays the same, and repeated after a pause that grows; no failure ends the worker. It can be
 * started again after it was stopped.
 */
public final class Worker {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);

  /** One pass of the work. */
  @FunctionalInterface
  public interface Task {
    /**
     * Does what there is to do, and returns.
     *
     * @param worker asks a long pass to return early once it {@linkplain #isStopping stops}
     */
    void pass(Worker worker) throws Exception;
  }

  private final String name;
  private final Task task;
  private final Duration interval;
  private final Duration gathering;
  private final Duration resting;
  private final Function<Throwable, Trouble> troubles;
  private final boolean platformThread;
  private final @Nullable Runnable onStop;
  private final Duration farewell;
  private final BackOff backOff;
  private final WakeSignal woken = new WakeSignal();
  private final WakeSignal stopped = new WakeSignal();
  private final Object lifecycle = new Object();
  private volatile boolean stopping;
  private volatile @Nullable Thread thread;
  private String lastTrouble = "";

  private Worker(Builder builder, Task task) {
    this.name = builder.name;
    this.task = task;
    this.interval = builder.interval;
    this.gathering = builder.gathering;
    this.resting = builder.resting;
    this.troubles = builder.troubles;
    this.platformThread = builder.platformThread;
    this.onStop = builder.onStop;
    this.farewell = builder.farewell;
    this.backOff = BackOff.doubling(builder.firstPause, builder.longestPause);
  }

  /** A worker's settings; its name is that of its thread. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  public void start() {
    synchronized (lifecycle) {
      if (thread != null) {
        throw new IllegalStateException(name + " runs already");
      }
      stopping = false;
      Thread.Builder threads = platformThread ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
      thread = threads.name(name).start(this::run);
    }
  }

  /** Begins the next pass at once, or as soon as the present one has ended. */
  public void wake() {
    woken.give();
  }

  /** A long pass has got on: if it fails later the pauses begin anew, and the trouble is new. */
  public void progressed() {
    backOff.reset();
    lastTrouble = "";
  }

  /** Whether the present pass should return as soon as it can. */
  public boolean isStopping() {
    return stopping;
  }

  public boolean isRunning() {
    return thread != null;
  }

  /** Asks the task to end, waits for it, and interrupts it if it does not. Idempotent. */
  public void stop() {
    synchronized (lifecycle) {
      Thread running = thread;
      if (running == null) {
        return;
      }
      stopping = true;
      woken.give();
      stopped.give();
      if (onStop == null) {
        running.interrupt();
      } else {
        onStop.run();
      }
      try {
        if (!running.join(farewell)) {
          log.warn("{} did not end within {}; it is interrupted", name, farewell);
          running.interrupt();
        }
      } catch (InterruptedException _) {
        running.interrupt();
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  private void run() {
    boolean pausing = false;
    while (!stopping) {
      try {
        if (pausing) {
          pausing = false;
          stopped.await(backOff.next()); // a wake-up must not hasten what just failed
          continue;
        }
        task.pass(this);
        recovered();
        if (resting.isPositive() && !stopping) {
          Thread.sleep(resting);
        }
        if (interval.isPositive() && woken.await(interval) && !stopping) {
          Thread.sleep(gathering);
        }
      } catch (InterruptedException _) {
        // Only stop() interrupts; the loop's condition tells.
      } catch (Throwable e) {
        if (!stopping) {
          report(e);
        }
        pausing = true;
        Thread.interrupted(); // a library may have set it again; the condition tells
      }
    }
  }

  /** A long pass does its work again: a trouble before it is over, which the log tells. */
  public void recovered() {
    if (!lastTrouble.isEmpty()) {
      log.info("{} works again", name);
    }
    progressed();
  }

  private void report(Throwable e) {
    Trouble trouble = troubles.apply(e);
    boolean isNew = !trouble.identity().equals(lastTrouble);
    lastTrouble = trouble.identity();
    log.atLevel(isNew ? trouble.level() : Level.DEBUG)
        .setCause(trouble.cause())
        .log("{} failed and is tried again: {}", name, trouble.text());
  }

  /** Settings of a worker. */
  public static final class Builder {
    private final String name;
    private Duration interval = Duration.ZERO;
    private Duration gathering = Duration.ZERO;
    private Duration resting = Duration.ZERO;
    private Duration firstPause = Duration.ofSeconds(1);
    private Duration longestPause = Duration.ofSeconds(1);
    private Duration farewell = Duration.ofSeconds(3);
    private Function<Throwable, Trouble> troubles = Trouble::of;
    private boolean platformThread;
    private @Nullable Runnable onStop;

    private Builder(String name) {
      this.name = Objects.requireNonNull(name);
    }

    /** Longest wait between two passes; without it they follow one another at once. */
    public Builder every(Duration longest) {
      this.interval = longest;
      return this;
    }

    /** Wait after being woken, so that a burst of wake-ups comes to one pass. */
    public Builder gathering(Duration pause) {
      this.gathering = pause;
      return this;
    }

    /** Least pause after a pass. */
    public Builder resting(Duration pause) {
      this.resting = pause;
      return this;
    }

    /** Pauses after passes that failed; they double from the first to the longest. */
    public Builder backOff(Duration first, Duration longest) {
      this.firstPause = first;
      this.longestPause = longest;
      return this;
    }

    /** Describes failures for the log. */
    public Builder troubles(Function<Throwable, Trouble> described) {
      this.troubles = described;
      return this;
    }

    /** For a task that keeps a processor busy, or blocks in native code. */
    public Builder onPlatformThread() {
      this.platformThread = true;
      return this;
    }

    /**
     * Asks a pass to end; without it, it is interrupted at once. A task that would lose work when
     * interrupted ends by itself.
     */
    public Builder stoppedBy(Runnable request) {
      this.onStop = request;
      return this;
    }

    /** Lets the pass at hand end by itself; for passes that are short. */
    public Builder finishingPasses() {
      return stoppedBy(() -> {});
    }

    /** Time that {@link Worker#stop} waits for the pass at hand. */
    public Builder farewell(Duration patience) {
      this.farewell = patience;
      return this;
    }

    public Worker repeating(Task task) {
      return new Worker(this, task);
    }
  }
}
