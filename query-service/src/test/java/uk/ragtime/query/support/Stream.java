package uk.ragtime.query.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CopyOnWriteArrayList;

/** Follows a stream of server-sent events until it ends or is closed. */
public final class Stream implements AutoCloseable {
  private final HttpResponse<InputStream> response;
  private final List<String> ids = new CopyOnWriteArrayList<>();
  private volatile boolean ended;

  Stream(HttpResponse<InputStream> response) {
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

  /** Waits until the last event that came has this id. */
  public void awaitId(long id) {
    Eventually.holds(() -> {
      assertThat(ids).isNotEmpty();
      assertThat(ids.getLast()).isEqualTo(Long.toString(id));
    });
  }

  private void read() {
    try (Scanner lines = new Scanner(response.body(), java.nio.charset.StandardCharsets.UTF_8)) {
      while (lines.hasNextLine()) {
        String line = lines.nextLine();
        if (line.startsWith("id: ")) {
          ids.add(line.substring("id: ".length()));
        }
      }
    }
    ended = true;
  }

  @Override
  public void close() throws java.io.IOException {
    response.body().close();
  }
}
