package uk.ragtime.query.projection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the projector's thread after everything else, and stops it first. */
@Component
final class ProjectorLifecycle implements SmartLifecycle {
  /** Writing a batch takes much less. */
  private static final Duration LAST_BATCH = Duration.ofSeconds(10);

  private final Projector projector;
  private volatile @Nullable Thread thread;

  ProjectorLifecycle(Projector projector) {
    this.projector = projector;
  }

  @Override
  public void start() {
    thread = Thread.ofPlatform().name("projector").start(projector);
  }

  @Override
  public void stop() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    projector.stop();
    try {
      running.join(LAST_BATCH);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
