package uk.ragtime.benchmarks.read;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.ragtime.benchmarks.store.engine.Workload;
import uk.ragtime.benchmarks.store.harness.Pacing;
import uk.ragtime.benchmarks.store.http.ConnectionPool;
import uk.ragtime.benchmarks.store.http.KeepAliveConnection;
import uk.ragtime.benchmarks.store.http.RatingRequest;

/**
 * An open-loop load: ratings arrive at a steady rate, whether or not earlier ones are answered.
 * Some raters read their own write as soon as they have the answer.
 */
final class SteadyLoad {
  private static final int OK = 200;
  private static final Pattern POSITION = Pattern.compile("\"position\":(\\d+)");

  private final ConnectionPool commands;
  private final ConnectionPool queries;
  private final RatingRequest request;
  private final String reader;
  private final Workload.Cursor cursor;

  /**
   * @param reader's header with the token
   */
  SteadyLoad(
      ConnectionPool commands,
      ConnectionPool queries,
      RatingRequest request,
      String reader,
      Workload.Cursor cursor) {
    this.commands = commands;
    this.queries = queries;
    this.request = request;
    this.reader = reader;
    this.cursor = cursor;
  }

  /**
   * Results; all times are in nanoseconds.
   *
   * @param acknowledged from the due time of each rating to its answer
   * @param visible from the answer to the end of a read with its position
   * @param again for the same read once more, when there is nothing to wait for
   * @param perSecond acknowledged ratings per second
   */
  // Never compared.
  @SuppressWarnings("ArrayRecordComponent")
  record Outcome(
      long[] acknowledged,
      long[] visible,
      long[] again,
      double perSecond,
      int failed,
      @Nullable Throwable why) {}

  /**
   * @param sampled every which one is read
   */
  Outcome at(int perSecond, Duration time, int sampled) {
    int count = Math.toIntExact(perSecond * time.toSeconds());
    Times acknowledged = new Times(count);
    Times visible = new Times(count);
    Times again = new Times(count);
    AtomicInteger failed = new AtomicInteger();
    AtomicReference<@Nullable Throwable> why = new AtomicReference<>();
    long began = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = began + i * Duration.ofSeconds(1).toNanos() / perSecond;
        boolean reads = i % sampled == 0;
        Pacing.until(due);
        Workload.Item item = cursor.next();
        threads.execute(() -> {
          try {
            KeepAliveConnection.Answer answer = commands.exchange(to -> request.send(to, item));
            long answered = System.nanoTime();
            acknowledged.add(answered - due);
            if (reads) {
              String path = pathOf(item, answer);
              read(path);
              long read = System.nanoTime();
              visible.add(read - answered);
              read(path);
              again.add(System.nanoTime() - read);
            }
          } catch (IOException | RuntimeException e) {
            failed.incrementAndGet();
            why.compareAndSet(null, e);
          }
        });
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    long[] all = acknowledged.taken();
    return new Outcome(
        all, visible.taken(), again.taken(), all.length / seconds, failed.get(), why.get());
  }

  private static String pathOf(Workload.Item item, KeepAliveConnection.Answer answer) {
    Matcher position = POSITION.matcher(answer.body());
    if (!position.find()) {
      throw new IllegalStateException("no position: " + answer);
    }
    long n = Long.parseLong(position.group(1));
    return "/v1/%s/events?after=%d&limit=1&minPosition=%d"
        .formatted(item.assessment().partnership(), n - 1, n);
  }

  /** Waits for exactly this event. */
  private void read(String path) throws IOException {
    KeepAliveConnection.Answer answer =
        queries.exchange(to -> to.exchange("GET", path, reader, ""));
    String position = path.substring(path.lastIndexOf('=') + 1);
    Matcher found = POSITION.matcher(answer.body());
    if (answer.status() != OK || !found.find() || !found.group(1).equals(position)) {
      throw new IllegalStateException(path + " was answered with " + answer);
    }
  }

  /** Samples that many threads add to. */
  private static final class Times {
    private final long[] nanos;
    private final AtomicInteger count = new AtomicInteger();

    Times(int atMost) {
      nanos = new long[atMost];
    }

    void add(long one) {
      nanos[count.getAndIncrement()] = one;
    }

    long[] taken() {
      return Arrays.copyOf(nanos, count.get());
    }
  }
}
