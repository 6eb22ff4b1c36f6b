package uk.ragtime.benchmarks.neighbours;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import uk.ragtime.benchmarks.store.http.KeepAliveConnection;
import uk.ragtime.testing.platform.TestPlatform;

/**
 * Overload by one partnership: all its personas send requests through many connections without a
 * pause, half of them commands, and do not slow down when refused.
 */
final class Flood implements AutoCloseable {
  private static final String PARTNERSHIP = "lancashire";
  private static final List<String> RATERS = List.of("coordinator", "rater");
  private static final List<String> READERS =
      List.of("coordinator", "rater", "reviewer", "auditor", "viewer");
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int BROKEN = 0;

  private final LongAdder answered = new LongAdder();
  private final LongAdder refused = new LongAdder();

  /** Other outcomes of requests, by status; 0 stands for a broken connection. */
  private final Map<Integer, LongAdder> others = new ConcurrentSkipListMap<>();

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile boolean over;

  private interface Request {
    KeepAliveConnection.Answer send(KeepAliveConnection connection, int number) throws IOException;
  }

  static Flood begin(TestPlatform platform, int connections) {
    DemonstrationData data = DemonstrationData.of(PARTNERSHIP, platform.queries("coordinator"));
    Flood flood = new Flood();
    for (int i = 0; i < connections; i++) {
      if (i % 2 == 0) {
        String headers = headers(platform.token(RATERS.get(i / 2 % RATERS.size())));
        flood.pour(
            platform.commandService().getPort(),
            (connection, number) ->
                connection.exchange(
                    "PUT",
                    data.rating(),
                    headers + "Content-Type: application/json\r\n",
                    NormalLoad.rating(number)));
      } else {
        String headers = headers(platform.token(READERS.get(i / 2 % READERS.size())));
        flood.pour(
            platform.queryService().getPort(),
            (connection, number) ->
                connection.exchange(
                    "GET", data.questions().get(number % data.questions().size()), headers, ""));
      }
    }
    return flood;
  }

  private static String headers(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  private void pour(int port, Request request) {
    var _ =
        threads.submit(() -> {
          for (int number = 0; !over; ) {
            try (KeepAliveConnection connection = new KeepAliveConnection(port)) {
              while (!over) {
                count(request.send(connection, number++).status());
              }
            } catch (IOException _) {
              count(BROKEN); // a new connection goes on
            }
          }
        });
  }

  private void count(int status) {
    if (status == TOO_MANY_REQUESTS) {
      refused.increment();
    } else if (status >= 200 && status < 300) {
      answered.increment();
    } else {
      others.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }
  }

  /** Outcomes of its requests per second, as the cells of a table. */
  String described(double seconds) {
    StringBuilder text = new StringBuilder();
    text.append("%.0f answered".formatted(answered.sum() / seconds));
    text.append(", %.0f refused".formatted(refused.sum() / seconds));
    others.forEach((status, times) ->
        text.append(", %.0f with status %d".formatted(times.sum() / seconds, status)));
    return text.toString();
  }

  @Override
  public void close() {
    over = true;
    threads.close();
  }
}
