package uk.ragtime.query.projection;

import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.ragtime.kafka.NotAuthorizedException;
import uk.ragtime.worker.Trouble;
import uk.ragtime.worker.Worker;

/** Starts the projector after everything else, and stops it first. */
@Component
final class ProjectorLifecycle implements SmartLifecycle {
  /** Writing a batch takes much less. */
  private static final Duration LAST_BATCH = Duration.ofSeconds(10);

  /** Pause after a failure, so that a database that is away is not asked without end. */
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Worker worker;

  ProjectorLifecycle(Projector projector) {
    this.worker =
        Worker.named("projector")
            .onPlatformThread()
            .backOff(PAUSE, PAUSE)
            .troubles(ProjectorLifecycle::trouble)
            .stoppedBy(projector::wakeUp)
            .farewell(LAST_BATCH)
            .repeating(projector::pass);
  }

  /** A missing right is a sentence for the operator; a stack trace would hide it. */
  private static Trouble trouble(Throwable e) {
    return e instanceof NotAuthorizedException refused
        ? Trouble.inWords(String.valueOf(refused.getMessage()))
        : Trouble.of(e);
  }

  @Override
  public void start() {
    worker.start();
  }

  @Override
  public void stop() {
    worker.stop();
  }

  @Override
  public boolean isRunning() {
    return worker.isRunning();
  }
}
