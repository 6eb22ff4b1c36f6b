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
import uk.ragtime.testing.history.Response.Acknowledged;
import uk.ragtime.testing.history.SampleData.Place;

/**
 * Clients that send commands of all kinds until they are stopped: ratings with and without {@code
 * If-Match}, several at once, commands that are refused, keys reused for the same and for other
 * commands, and reviews. With the same seed, each of them sends the same commands.
 */
public final class RatingClients implements AutoCloseable {
  /** Long enough for a client to finish what it is at, whatever it is. */
  private static final Duration FINISHING_TAKES = Duration.ofMinutes(6);

  /** One command in so many takes a review further. */
  private static final int REVIEWED_SHARE = 5;

  private final SampleData data;
  private final RetryingClient client;
  private final Duration pause;
  private final Map<Place, Long> versions = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean stopping;

  private RatingClients(SampleData data, RetryingClient client, Duration pause) {
    this.data = data;
    this.client = client;
    this.pause = pause;
  }

  /**
   * @param pause of each client after each command, so that others have the machine as well
   */
  public static RatingClients start(
      SampleData data, RetryingClient client, int howMany, long seed, Duration pause) {
    RatingClients raters = new RatingClients(data, client, pause);
    for (int number = 0; number < howMany; number++) {
      int mine = number;
      raters.running.add(
          raters.threads.submit(() -> raters.run(mine, new Random(seed * 1_000 + mine))));
    }
    return raters;
  }

  private void run(int number, Random random) {
    ReviewRounds review = new ReviewRounds(data.anywhere(random), client, random);
    try {
      for (int n = number; !stopping; n++) {
        if (random.nextInt(REVIEWED_SHARE) == 0) {
          review.advance(n);
        } else {
          sendSomething(n, random);
        }
        Thread.sleep(pause);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void sendSomething(int number, Random random) {
    Place place = data.anywhere(random);
    switch (random.nextInt(10)) {
      case 0, 1 -> note(place, client.send(SampleData.ratings(place, random), number));
      case 2, 3 -> note(place, client.send(withVersion(data.rating(place, random), place), number));
      case 4 ->
          client.send(
              SampleData.rating(place, SampleData.VIEWER, SampleData.key(random), random), number);
      case 5 -> client.send(thatDoesNotFit(data.rating(place, random)), number);
      case 6 -> sendTwice(data.rating(place, random), number);
      case 7 -> useTheKeyAgain(place, number, random);
      default -> note(place, client.send(data.rating(place, random), number));
    }
  }

  private void note(Place place, Response response) {
    if (response instanceof Acknowledged acknowledged) {
      versions.merge(place, acknowledged.version(), Math::max);
    }
  }

  /** With the version that one of the clients saw last; often there is a later one. */
  private Request withVersion(Request request, Place place) {
    Long version = versions.get(place);
    return version == null
        ? request
        : with(request, request.body(), List.of("If-Match", "\"" + version + "\""));
  }

  /** A first rating is none where something is rated already. */
  private static Request thatDoesNotFit(Request request) {
    return with(
        request,
        request.body().replace("\"rationale\"", "\"reason\":\"FIRST_RATING\",\"rationale\""),
        List.of());
  }

  private void sendTwice(Request request, int number) {
    if (client.send(request, number) instanceof Acknowledged) {
      client.sendAgain(request, number + 1);
    }
  }

  private void useTheKeyAgain(Place place, int number, Random random) {
    Request first = data.rating(place, random);
    if (client.send(first, number) instanceof Acknowledged) {
      client.send(SampleData.rating(place, SampleData.RATER, first.key(), random), number + 1);
    }
  }

  private static Request with(Request request, String body, List<String> headers) {
    return new Request(
        request.partnership(),
        request.subject(),
        request.key(),
        request.marker(),
        request.ratings(),
        request.method(),
        request.path(),
        body,
        headers);
  }

  /** Returns when each client knows the outcome of its last command, or has given up on it. */
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
