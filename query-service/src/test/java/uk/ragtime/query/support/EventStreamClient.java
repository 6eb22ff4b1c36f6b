package uk.ragtime.query.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;

/** Follows a stream of server-sent events until it ends or is closed. */
public final class EventStreamClient implements AutoCloseable {
  private final HttpResponse<InputStream> response;
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private volatile boolean ended;
  private volatile boolean broken;

  EventStreamClient(HttpResponse<InputStream> response) {
    this.response = response;
    Thread.ofVirtual().start(this::read);
  }

  public int status() {
    return response.statusCode();
  }

  public HttpResponse<InputStream> response() {
    return response;
  }

  /** The ids of the events that have come. */
  public List<String> ids() {
    return ids;
  }

  public boolean hasEnded() {
    return ended;
  }

  /** As the service meant it to, and not because the connection broke. */
  public boolean hasEndedInOrder() {
    return ended && !broken;
  }

  /** All that was said. */
  public List<String> lines() {
    return lines;
  }

  /** Waits until the last event that came has this id. */
  public void awaitId(long id) {
    Eventually.holds(() -> {
      assertThat(ids).isNotEmpty();
      assertThat(ids.getLast()).isEqualTo(Long.toString(id));
    });
  }

  private void read() {
    try (Scanner said = new Scanner(response.body(), java.nio.charset.StandardCharsets.UTF_8)) {
      while (said.hasNextLine()) {
        String line = said.nextLine();
        lines.add(line);
        if (line.startsWith("id: ")) {
          ids.add(line.substring("id: ".length()));
        }
      }
      broken = said.ioException() != null;
    }
    ended = true;
  }

  @Override
  public void close() throws java.io.IOException {
    response.body().close();
  }
}
