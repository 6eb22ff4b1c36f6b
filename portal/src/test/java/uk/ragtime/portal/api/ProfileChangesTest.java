package uk.ragtime.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.web.client.RestClient;
import uk.ragtime.portal.PortalSettings;

class ProfileChangesTest {
  private static final byte[] EVENT = "event: profile\n\n".getBytes(StandardCharsets.UTF_8);
  private static final Visitor VISITOR = new Visitor("token", "correlation", null);
  private static final URI SERVICE = URI.create("http://service.invalid");

  private final CountDownLatch streamEnded = new CountDownLatch(1);
  private HttpServer service;

  @BeforeEach
  void startService() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    service.createContext("/", this::streamWithoutEnd);
    service.start();
  }

  @AfterEach
  void stopService() {
    service.stop(0);
  }

  private void streamWithoutEnd(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      while (true) {
        out.write(EVENT);
        out.flush();
        pause();
      }
    } catch (IOException e) {
      streamEnded.countDown();
      throw e;
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(Duration.ofMillis(20));
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  /** Takes the first event; then the browser is gone. */
  private static final class LeavingReader extends OutputStream {
    private boolean left;

    @Override
    public void write(int one) throws IOException {
      if (left) {
        throw new IOException("gone");
      }
      left = true;
    }
  }

  @Test
  @Timeout(value = 2, unit = TimeUnit.MINUTES)
  void theServicesStreamEndsWhenItsReaderHasGone() throws InterruptedException {
    // given
    URI address = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    PortalSettings settings =
        new PortalSettings(
            SERVICE, address, SERVICE, Duration.ofSeconds(10), Duration.ofSeconds(10), 1);
    ProfileChanges changes = new ProfileChanges(RestClient.builder(), settings);

    // when
    assertThatThrownBy(() -> changes.follow(VISITOR, "kent", "thanet", 7, LeavingReader::new))
        .isInstanceOf(Failure.Unavailable.class);

    // then
    assertThat(streamEnded.await(1, TimeUnit.MINUTES)).isTrue();
  }
}
