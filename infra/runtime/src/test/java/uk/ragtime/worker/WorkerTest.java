package uk.ragtime.worker;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class WorkerTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(Worker.class);
  private final BlockingQueue<Integer> passes = new LinkedBlockingQueue<>();
  private final AtomicInteger count = new AtomicInteger();

  @BeforeEach
  void listen() {
    lines.start();
    logger.addAppender(lines);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(lines);
  }

  @Test
  void passesAtOnceAndThenWhenItIsWoken() throws Exception {
    Worker worker = Worker.named("test").every(LONG).repeating(_ -> pass());
    worker.start();
    try {
      assertThat(nextPass()).isEqualTo(1);
      worker.wake();
      assertThat(nextPass()).isEqualTo(2);
    } finally {
      worker.stop();
    }
    assertThat(worker.isRunning()).isFalse();
  }

  @Test
  void passesAgainWhenTheIntervalIsOver() throws Exception {
    Worker worker = Worker.named("test").every(SHORT).repeating(_ -> pass());
    worker.start();
    try {
      assertThat(nextPass()).isEqualTo(1);
      assertThat(nextPass()).isEqualTo(2);
      assertThat(nextPass()).isEqualTo(3);
    } finally {
      worker.stop();
    }
  }

  @Test
  void hearsAWakeUpThatCameDuringAPass() throws Exception {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Worker worker =
        Worker.named("test")
            .every(LONG)
            .repeating(_ -> {
              pass();
              mayEnd.await();
            });
    worker.start();
    try {
      assertThat(nextPass()).isEqualTo(1);
      worker.wake();
      mayEnd.countDown();
      assertThat(nextPass()).isEqualTo(2);
    } finally {
      worker.stop();
    }
  }

  @Test
  void goesOnAfterExceptionsAndErrorsAndLogsOneTroubleOnce() throws Exception {
    List<Throwable> failures =
        List.of(
            new IllegalStateException("first"),
            new IllegalStateException("second"),
            new StackOverflowError());
    Worker worker =
        Worker.named("test")
            .every(LONG)
            .backOff(SHORT, SHORT)
            .farewell(LONG)
            .repeating(_ -> {
              int pass = pass();
              if (pass <= failures.size()) {
                switch (failures.get(pass - 1)) {
                  case Exception e -> throw e;
                  case Error e -> throw e;
                  case Throwable e -> throw new AssertionError(e);
                }
              }
            });
    worker.start();
    try {
      for (int pass = 1; pass <= 4; pass++) {
        assertThat(nextPass()).isEqualTo(pass);
      }
    } finally {
      worker.stop();
    }
    assertThat(logged(Level.WARN))
        .containsExactly(failed("java.lang.IllegalStateException: first"));
    assertThat(logged(Level.ERROR)).containsExactly(failed("java.lang.StackOverflowError"));
    assertThat(logged(Level.INFO)).containsExactly("test works again");
  }

  @Test
  void logsATroubleAgainOnceWorkHasProgressedInBetween() throws Exception {
    Worker worker =
        Worker.named("test")
            .backOff(SHORT, SHORT)
            .farewell(LONG)
            .troubles(e -> Trouble.inWords(String.valueOf(e.getMessage())))
            .repeating(worked -> {
              if (pass() == 2) {
                worked.progressed();
              }
              throw new IllegalStateException("away");
            });
    worker.start();
    try {
      for (int pass = 1; pass <= 4; pass++) {
        assertThat(nextPass()).isEqualTo(pass);
      }
    } finally {
      worker.stop();
    }
    assertThat(logged(Level.WARN)).containsExactly(failed("away"), failed("away"));
  }

  @Test
  void logsATroubleOnceThoughItsNumbersChangeAndTellsThatALongPassWorksAgain() throws Exception {
    Worker worker =
        Worker.named("test")
            .backOff(SHORT, SHORT)
            .farewell(LONG)
            .troubles(Trouble::inWords)
            .repeating(worked -> {
              int pass = pass();
              if (pass == 3) {
                worked.recovered();
                new CountDownLatch(1).await();
              }
              throw new SQLTransientConnectionException("no connection in " + pass + "ms");
            });
    worker.start();
    try {
      for (int pass = 1; pass <= 3; pass++) {
        assertThat(nextPass()).isEqualTo(pass);
      }
    } finally {
      worker.stop();
    }
    assertThat(logged(Level.WARN)).containsExactly(failed("no connection in 1ms"));
    assertThat(logged(Level.INFO)).containsExactly("test works again");
  }

  @Test
  void aPoolsFailureIsToldAsItsCause() {
    assertThat(
            Trouble.inWords(
                    new SQLTransientConnectionException(
                        "Connection is not available, request timed out after 5003ms",
                        new SQLException("FATAL: password authentication failed", "28P01")))
                .text())
        .isEqualTo("FATAL: password authentication failed");
  }

  @Test
  void aWakeUpDoesNotHastenWhatJustFailed() throws Exception {
    Worker worker =
        Worker.named("test")
            .backOff(LONG, LONG)
            .repeating(_ -> {
              pass();
              throw new IllegalStateException("away");
            });
    worker.start();
    try {
      assertThat(nextPass()).isEqualTo(1);
      worker.wake();
      assertThat(passes.poll(50, TimeUnit.MILLISECONDS)).isNull();
    } finally {
      worker.stop(); // and this does not wait for an hour
    }
  }

  @Test
  void interruptsAPassWhenItStopsAndReportsNothing() throws Exception {
    Worker worker =
        Worker.named("test")
            .repeating(_ -> {
              pass();
              new CountDownLatch(1).await();
            });
    worker.start();
    assertThat(nextPass()).isEqualTo(1);
    worker.stop();
    assertThat(lines.list).isEmpty();
  }

  @Test
  void letsAPassEndByItselfWhereTheTaskIsAskedTo() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Worker worker =
        Worker.named("test")
            .stoppedBy(asked::countDown)
            .farewell(Duration.ofMinutes(1))
            .repeating(worked -> {
              pass();
              asked.await();
              ended.set(worked.isStopping());
            });
    worker.start();
    assertThat(nextPass()).isEqualTo(1);
    worker.stop();
    assertThat(ended).isTrue();
  }

  @Test
  void interruptsATaskThatDoesNotEndWhenItIsAskedTo() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Worker worker =
        Worker.named("test")
            .finishingPasses()
            .farewell(SHORT)
            .repeating(_ -> {
              pass();
              try {
                new CountDownLatch(1).await();
              } finally {
                interrupted.countDown();
              }
            });
    worker.start();
    assertThat(nextPass()).isEqualTo(1);
    worker.stop();
    assertThat(interrupted.await(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void startsAgainAfterItWasStopped() throws Exception {
    Worker worker = Worker.named("test").every(LONG).repeating(_ -> pass());
    worker.start();
    assertThat(nextPass()).isEqualTo(1);
    worker.stop();
    worker.stop();
    worker.start();
    assertThat(nextPass()).isEqualTo(2);
    worker.stop();
  }

  private int pass() {
    int pass = count.incrementAndGet();
    passes.add(pass);
    return pass;
  }

  private Integer nextPass() throws InterruptedException {
    return passes.poll(1, TimeUnit.MINUTES);
  }

  private static String failed(String trouble) {
    return "test failed and is tried again: " + trouble;
  }

  private List<String> logged(Level level) {
    return List.copyOf(lines.list).stream()
        .filter(line -> line.getLevel() == level)
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }
}
