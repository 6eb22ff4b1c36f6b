package uk.ragtime.testing.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import uk.ragtime.testing.history.Ground.Place;
import uk.ragtime.testing.history.Told.Acknowledged;

/**
 * Clients that send commands of all kinds, until they are told to stop: ratings with and without
 * {@code If-Match}, several at once, such as will be refused, keys used again for the same and for
 * something else. Seeded: the same seed makes each of them send the same.
 */
public final class Raters implements AutoCloseable {
  /** Long enough for a client to finish what it is at, whatever it is. */
  private static final Duration FINISHING_TAKES = Duration.ofMinutes(2);

  private final Ground ground;
  private final PersistentClient client;
  private final Duration pause;
  private final Map<Place, Long> versions = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean stopping;

  private Raters(Ground ground, PersistentClient client, Duration pause) {
    this.ground = ground;
    this.client = client;
    this.pause = pause;
  }

  /**
   * @param pause of each client after each command, so that others have the machine as well
   */
  public static Raters start(
      Ground ground, PersistentClient client, int howMany, long seed, Duration pause) {
    Raters raters = new Raters(ground, client, pause);
    for (int number = 0; number < howMany; number++) {
      int mine = number;
      raters.running.add(
          raters.threads.submit(() -> raters.run(mine, new Random(seed * 1_000 + mine))));
    }
    return raters;
  }

  private void run(int number, Random random) {
    try {
      for (int n = number; !stopping; n++) {
        sendSomething(n, random);
        Thread.sleep(pause);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendSomething(int number, Random random) {
    Place place = ground.anywhere(random);
    switch (random.nextInt(10)) {
      case 0, 1 -> note(place, client.send(Ground.ratings(place, random), number));
      case 2, 3 ->
          note(place, client.send(withVersion(ground.rating(place, random), place), number));
      case 4 ->
          client.send(Ground.rating(place, Ground.VIEWER, Ground.key(random), random), number);
      case 5 -> client.send(thatDoesNotFit(ground.rating(place, random)), number);
      case 6 -> sendTwice(ground.rating(place, random), number);
      case 7 -> useTheKeyAgain(place, number, random);
      default -> note(place, client.send(ground.rating(place, random), number));
    }
  }

  private void note(Place place, Told told) {
    if (told instanceof Acknowledged acknowledged) {
      versions.merge(place, acknowledged.version(), Math::max);
    }
  }

  /** With the version that one of the clients saw last; often there is a later one. */
  private Sent withVersion(Sent sent, Place place) {
    Long version = versions.get(place);
    return version == null
        ? sent
        : with(sent, sent.body(), List.of("If-Match", "\"" + version + "\""));
  }

  /** A first rating is none where something is rated already. */
  private static Sent thatDoesNotFit(Sent sent) {
    return with(
        sent,
        sent.body().replace("\"rationale\"", "\"reason\":\"FIRST_RATING\",\"rationale\""),
        List.of());
  }

  private void sendTwice(Sent sent, int number) {
    if (client.send(sent, number) instanceof Acknowledged) {
      client.sendAgain(sent, number + 1);
    }
  }

  private void useTheKeyAgain(Place place, int number, Random random) {
    Sent first = ground.rating(place, random);
    if (client.send(first, number) instanceof Acknowledged) {
      client.send(Ground.rating(place, Ground.RATER, first.key(), random), number + 1);
    }
  }

  private static Sent with(Sent sent, String body, List<String> headers) {
    return new Sent(
        sent.partnership(),
        sent.subject(),
        sent.key(),
        sent.mark(),
        sent.ratings(),
        sent.method(),
        sent.path(),
        body,
        headers);
  }

  /** Returns when each has been told what became of its last command, or has given up on it. */
  @Override
  public void close() {
    stopping = true;
    try {
      for (Future<?> one : running) {
        one.get(FINISHING_TAKES.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("A client came to no end", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
