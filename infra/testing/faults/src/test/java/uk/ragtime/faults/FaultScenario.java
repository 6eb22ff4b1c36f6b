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
import uk.ragtime.testing.environment.CommandServiceInstance;
import uk.ragtime.testing.environment.FaultEnvironment;
import uk.ragtime.testing.faults.Breakpoint;
import uk.ragtime.testing.faults.FaultProxy;
import uk.ragtime.testing.history.RatingClients;
import uk.ragtime.testing.history.Request;
import uk.ragtime.testing.history.Response;
import uk.ragtime.testing.history.SampleData.Place;

/**
 * The environment that the tests of one JVM share, with two instances; it is removed when the JVM
 * ends.
 */
final class FaultScenario {
  private static final Path JAR =
      Path.of(System.getProperty("ragtime.root"))
          .resolve("command-service/target/command-service-1.0.0-SNAPSHOT.jar");

  /** For something that follows at once, on a busy machine. */
  static final Duration SOON = Duration.ofSeconds(30);

  /** One fault often causes many violations; the first few are enough. */
  private static final int WORTH_READING = 8;

  /** Time for a client to learn the outcome of its command, whatever happened meanwhile. */
  private static final Duration LEARNING_TAKES = Duration.ofMinutes(6);

  /** One for all tests: no two of them may send the same. */
  private static final Random RANDOM = new Random(7);

  private static final FaultEnvironment STAGE = open();

  private static FaultEnvironment open() {
    FaultEnvironment environment = FaultEnvironment.open(JAR, newDirectory());
    environment.addInstance(JAR);
    Runtime.getRuntime().addShutdownHook(new Thread(environment::close, "strike-stage"));
    return environment;
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

  FaultEnvironment environment() {
    return STAGE;
  }

  /** Ratings in as many assessments, so that none has to wait for another. */
  List<Request> ratingsApart(int howMany) {
    List<Request> ratings = new ArrayList<>();
    for (String partnership : STAGE.data().partnerships()) {
      for (String area : List.of("basildon", "colchester")) {
        for (String agency : List.of("health-visiting", "midwifery")) {
          ratings.add(STAGE.data().rating(new Place(partnership, area, agency), RANDOM));
        }
      }
    }
    return ratings.subList(0, howMany);
  }

  Request rating() {
    return ratingsApart(1).getFirst();
  }

  Future<Response> send(Request request) {
    return send(request, 0);
  }

  /**
   * @param instance the number of the one that is asked first
   */
  Future<Response> send(Request request, int instance) {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      return threads.submit(() -> STAGE.client().send(request, instance));
    } finally {
      threads.shutdown();
    }
  }

  List<Future<Response>> send(List<Request> all) {
    return send(all, 0);
  }

  List<Future<Response>> send(List<Request> all, int instance) {
    return all.stream().map(request -> send(request, instance)).toList();
  }

  /** Ratings that were sent, and the point at which most of them, as one batch, are held. */
  record HeldBatch(List<Future<Response>> request, Breakpoint point) {}

  /** Holds a batch on its way to the store; it gathered while the one before it was held. */
  HeldBatch holdBatch(FaultProxy store) throws InterruptedException {
    List<Request> ratings = ratingsApart(12);
    Breakpoint first = store.before(ratings.getFirst().key());
    List<Future<Response>> request = new ArrayList<>();
    request.add(send(ratings.getFirst()));
    first.await(SOON);
    Breakpoint batch = store.before(ratings.get(5).key());
    request.addAll(send(ratings.subList(1, 12)));
    Thread.sleep(500); // for all of them to gather: with fewer the test is the same, but weaker
    first.release();
    batch.await(SOON);
    return new HeldBatch(request, batch);
  }

  /**
   * Ratings of which the first is with the store, and the others gather behind it. It is sent by
   * itself: a batch of the others that went first would keep it from ever getting there.
   *
   * @param store whose appends are held
   */
  List<Future<Response>> sendToStoreAtWork(FaultProxy store) throws InterruptedException {
    List<Request> ratings = ratingsApart(3);
    Breakpoint atWork = store.before(ratings.getFirst().key());
    List<Future<Response>> request = new ArrayList<>();
    request.add(send(ratings.getFirst()));
    atWork.await(SOON);
    request.addAll(send(ratings.subList(1, ratings.size())));
    atWork.release(); // the store has it, and waits for its head
    return request;
  }

  /** Bytes that the relaying instance sends to the store about Kafka, held back by a breakpoint. */
  record HeldCursor(CommandServiceInstance relay, Breakpoint point) {}

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

  RatingClients crowd(int howMany) {
    return RatingClients.start(
        STAGE.data(), STAGE.client(), howMany, RANDOM.nextLong(), Duration.ofMillis(5));
  }

  /** Every command that was sent is acknowledged in the end. */
  void thenAcknowledged(List<Future<Response>> request) throws InterruptedException {
    for (Future<Response> one : request) {
      try {
        assertThat(one.get(LEARNING_TAKES.toSeconds(), TimeUnit.SECONDS))
            .as(() -> STAGE.instance().process().logTail())
            .isInstanceOf(Response.Acknowledged.class);
      } catch (ExecutionException | TimeoutException e) {
        throw new AssertionError("no answer at all", e);
      }
    }
  }

  void thenAcknowledged(Future<Response> request) throws InterruptedException {
    thenAcknowledged(List.of(request));
  }

  void awaitThat(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + LEARNING_TAKES.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
      Thread.sleep(50);
    }
  }

  /** Every response so far is true; the topic may still be behind. */
  void thenEveryResponseIsTrue() {
    thenNone(STAGE.violationsInStore());
  }

  /** The same, and the topic agrees with the store. */
  void thenAllIsAsToldAndPublished() {
    thenNone(STAGE.violations());
  }

  private static void thenNone(List<String> violations) {
    assertThat(violations.stream().limit(WORTH_READING))
        .as("%d violations", violations.size())
        .isEmpty();
  }

  /** A rating's record contains these bytes, compressed or not. */
  static String bytesAtKafka(Request rating) {
    return rating.marker().substring("mark-".length());
  }
}
