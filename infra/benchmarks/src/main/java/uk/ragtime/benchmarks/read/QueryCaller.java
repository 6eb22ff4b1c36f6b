package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import uk.ragtime.benchmarks.store.http.KeepAliveConnection;
import uk.ragtime.benchmarks.store.http.RatingRequest;

/** One caller: a keep-alive connection to each service, and the areas in an order of its own. */
final class QueryCaller implements AutoCloseable {
  private static final int SUCCESSES = 2;

  private final KeepAliveConnection service;
  private final KeepAliveConnection empty;
  private final String headers;
  private final List<String> areas;
  private final SplittableRandom random;
  private int asked;

  /**
   * @param seed of the order of the areas, and of the days and cycles that are asked for
   */
  QueryCaller(int servicePort, int emptyPort, String token, int areas, long seed) {
    service = new KeepAliveConnection(servicePort);
    empty = new KeepAliveConnection(emptyPort);
    headers = RatingRequest.bearer(token);
    List<String> all =
        new ArrayList<>(IntStream.rangeClosed(1, areas).mapToObj(i -> "area-" + i).toList());
    Collections.shuffle(all, new Random(seed));
    this.areas = List.copyOf(all);
    random = new SplittableRandom(seed);
  }

  /**
   * Queries the next area.
   *
   * @return nanoseconds until the whole answer is there
   */
  long ask(SampleQuery question) throws IOException {
    String path = question.address().of(areas.get(asked++ % areas.size()), random);
    KeepAliveConnection connection = question.isOfNothing() ? empty : service;
    long began = System.nanoTime();
    KeepAliveConnection.Answer answer = connection.exchange("GET", path, headers, "");
    long nanos = System.nanoTime() - began;
    if (answer.status() / 100 != SUCCESSES) {
      throw new IllegalStateException(path + " was answered with " + answer);
    }
    return nanos;
  }

  @Override
  public void close() throws IOException {
    service.close();
    empty.close();
  }
}
