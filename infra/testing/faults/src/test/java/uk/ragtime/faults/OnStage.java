package uk.ragtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import uk.ragtime.testing.faults.FaultProxy;
import uk.ragtime.testing.faults.Point;
import uk.ragtime.testing.history.Ground.Place;
import uk.ragtime.testing.history.Raters;
import uk.ragtime.testing.history.Sent;
import uk.ragtime.testing.history.Told;
import uk.ragtime.testing.stage.FaultStage;
import uk.ragtime.testing.stage.Instance;

/** The one stage that the tests of this package share; it is struck when the JVM ends. */
final class OnStage {
  static final Path JAR =
      Path.of(System.getProperty("ragtime.root"))
          .resolve("command-service/target/command-service-1.0.0-SNAPSHOT.jar");

  /** For something that follows at once, on a busy machine. */
  static final Duration SOON = Duration.ofSeconds(30);

  /** Where one thing goes wrong many do, and the first few say enough. */
  private static final int WORTH_READING = 8;

  /** For a client to learn what became of its command, whatever happened meanwhile. */
  private static final Duration LEARNING_TAKES = Duration.ofMinutes(2);

  /** One for all tests: no two of them may send the same. */
  private static final Random RANDOM = new Random(7);

  private static final FaultStage STAGE = open();

  private static FaultStage open() {
    FaultStage stage = FaultStage.open(JAR, newDirectory());
    Runtime.getRuntime().addShutdownHook(new Thread(stage::close, "strike-stage"));
    return stage;
  }

  static Path newDirectory() {
    try {
      return Files.createTempDirectory(
          Path.of(System.getProperty("ragtime.root")).resolve("infra/testing/faults/target"),
          "faults-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FaultStage stage() {
    return STAGE;
  }

  /** Ratings in as many assessments, so that none has to wait for another. */
  List<Sent> ratingsApart(int howMany) {
    List<Sent> ratings = new ArrayList<>();
    for (String partnership : STAGE.ground().partnerships()) {
      for (String area : List.of("basildon", "colchester")) {
        for (String agency : List.of("health-visiting", "midwifery")) {
          ratings.add(STAGE.ground().rating(new Place(partnership, area, agency), RANDOM));
        }
      }
    }
    return ratings.subList(0, howMany);
  }

  Sent rating() {
    return ratingsApart(1).getFirst();
  }

  Future<Told> send(Sent sent) {
    return send(sent, 0);
  }

  /**
   * @param instance the number of the one that is asked first
   */
  Future<Told> send(Sent sent, int instance) {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return threads.submit(() -> STAGE.client().send(sent, instance));
    } finally {
      threads.shutdown();
    }
  }

  List<Future<Told>> send(List<Sent> all) {
    return send(all, 0);
  }

  List<Future<Told>> send(List<Sent> all, int instance) {
    return all.stream().map(sent -> send(sent, instance)).toList();
  }

  /** Ratings that were sent, and the point at which most of them, as one batch, are held. */
  record HeldBatch(List<Future<Told>> sent, Point point) {}

  /** Holds a batch on its way to the store; it gathered while the one before it was held. */
  HeldBatch holdBatch(FaultProxy store) throws InterruptedException {
    List<Sent> ratings = ratingsApart(12);
    Point first = store.before(ratings.getFirst().key());
    List<Future<Told>> sent = new ArrayList<>();
    sent.add(send(ratings.getFirst()));
    first.await(SOON);
    Point batch = store.before(ratings.get(5).key());
    sent.addAll(send(ratings.subList(1, 12)));
    Thread.sleep(500); // for all of them to gather: with fewer the test is the same, but weaker
    first.release();
    batch.await(SOON);
    return new HeldBatch(sent, batch);
  }

  /**
   * Ratings of which the first is with the store, and the others gather behind it. It is sent by
   * itself: a batch of the others that went first would keep it from ever getting there.
   *
   * @param store whose appends are held
   */
  List<Future<Told>> sendToStoreAtWork(FaultProxy store) throws InterruptedException {
    List<Sent> ratings = ratingsApart(3);
    Point atWork = store.before(ratings.getFirst().key());
    List<Future<Told>> sent = new ArrayList<>();
    sent.add(send(ratings.getFirst()));
    atWork.await(SOON);
    sent.addAll(send(ratings.subList(1, ratings.size())));
    atWork.release(); // the store has it, and waits for its head
    return sent;
  }

  /** What the instance that relays has to say to the store about Kafka, and is not let. */
  record HeldCursor(Instance relay, Point point) {}

  /**
   * Holds the cursor, or the lease's renewal, whichever instance it comes from.
   *
   * @param then is run as soon as it would be held
   */
  HeldCursor holdCursor(Runnable then) throws InterruptedException {
    List<HeldCursor> any =
        STAGE.instances().stream()
            .map(one -> new HeldCursor(one, one.store().before("store.relay_move")))
            .toList();
    then.run();
    awaitThat(() -> any.stream().anyMatch(cursor -> cursor.point().isReached()));
    HeldCursor held =
        any.stream().filter(cursor -> cursor.point().isReached()).findFirst().orElseThrow();
    any.stream().filter(cursor -> !cursor.equals(held)).forEach(cursor -> cursor.point().release());
    return held;
  }

  Raters crowd(int howMany) {
    return Raters.start(
        STAGE.ground(), STAGE.client(), howMany, RANDOM.nextLong(), Duration.ofMillis(5));
  }

  /** What was sent is acknowledged in the end. */
  void thenAcknowledged(List<Future<Told>> sent) throws InterruptedException {
    for (Future<Told> one : sent) {
      try {
        assertThat(one.get(LEARNING_TAKES.toSeconds(), TimeUnit.SECONDS))
            .as(() -> STAGE.instance().process().lastWords())
            .isInstanceOf(Told.Acknowledged.class);
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError("no answer at all", e);
      }
    }
  }

  void thenAcknowledged(Future<Told> sent) throws InterruptedException {
    thenAcknowledged(List.of(sent));
  }

  void awaitThat(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LEARNING_TAKES.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
      Thread.sleep(50);
    }
  }

  /** Nothing that was ever told on this stage is untrue; the topic may still be behind. */
  void thenAllIsAsTold() {
    thenNone(STAGE.violationsInStore());
  }

  /** The same, and the topic tells it as the store does. */
  void thenAllIsAsToldAndPublished() {
    thenNone(STAGE.violations());
  }

  private static void thenNone(List<String> violations) {
    assertThat(violations.stream().limit(WORTH_READING))
        .as("%d violations", violations.size())
        .isEmpty();
  }

  /** What the relay hands to Kafka for a rating has these bytes, compressed or not. */
  static String bytesAtKafka(Sent rating) {
    return rating.mark().substring("mark-".length());
  }
}
