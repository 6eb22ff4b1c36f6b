package uk.ragtime.query.erasure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.ragtime.kafka.NotAuthorizedException;
import uk.ragtime.query.erasure.Erasures.CarriedOut;
import uk.ragtime.query.projection.KafkaSettings;
import uk.ragtime.worker.Trouble;
import uk.ragtime.worker.Worker;

/**
 * Clears the files of what was erased, and reports to command-service when it is done. What several
 * instances do at once is done twice and does no harm.
 */
@Component
final class ErasureWorker implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(ErasureWorker.class);

  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(2);

  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

  /** Short, because an operator who has made the topic waits for the outcome. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final Erasures erasures;
  private final KafkaSettings kafka;
  private final ErasureSettings settings;
  private final Worker worker;
  private volatile boolean clear = true;

  ErasureWorker(
      Erasures erasures, KafkaSettings kafka, ErasureSettings settings, MeterRegistry registry) {
    this.erasures = erasures;
    this.kafka = kafka;
    this.settings = settings;
    this.worker =
        Worker.named("erasure")
            .every(LOOK_INTERVAL)
            .backOff(PAUSE_AFTER_FAILURE, LONGEST_PAUSE)
            .troubles(ErasureWorker::trouble)
            .repeating(_ -> carryOut());
    Gauge.builder("ragtime.erasure.pending", this, now -> now.clear ? 0 : 1)
        .description("1 while the database's files may still hold something that was erased")
        .register(registry);
  }

  /** A missing right is a sentence for the operator; a stack trace would hide it. */
  private static Trouble trouble(Throwable e) {
    return e instanceof NotAuthorizedException refused
        ? Trouble.inWords(String.valueOf(refused.getMessage()))
        : Trouble.of(e);
  }

  private void carryOut() {
    clear = erasures.clear();
    List<CarriedOut> done = erasures.toPublish();
    ProgressTopic.report(kafka, settings.reader(), done, erasures);
    done.forEach(one ->
        log.info(
            "erasures of {} up to position {} are carried out",
            one.partnership(),
            one.progress().position()));
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
