package uk.ragtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import uk.ragtime.testing.raw.RawSocket;

/** Requests counted in {@code http.server.requests} and written to the log. */
class MeasuredRequestsIT {
  private static final RunningService service =
      RunningService.start(
          RunningService.ISSUER,
          Map.of("ragtime.limits.caller-per-second", "1", "ragtime.limits.caller-burst", "5"));

  @AfterAll
  static void stop() {
    service.stop();
  }

  @Test
  @DisplayName("C9: a body over the limit is counted as 413 under its address's template")
  void bodiesOverTheLimit() {
    service
        .send(
            service
                .as("long", "/v1/kent/text")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("x".repeat(300_000))))
        .isProblem(413, "body-too-large");

    assertCounted("POST", 413, "/v1/{partnership}/text");
  }

  @Test
  @DisplayName("C9: a request too many is counted as 429 under its address's template")
  void requestsTooMany() {
    while (service.send(service.as("busy", "/v1/kent/whoami")).status() != 429) {
      Thread.onSpinWait();
    }

    assertCounted("GET", 429, "/v1/{partnership}/whoami");
  }

  @ParameterizedTest
  @DisplayName("C9: refusals before any handler are counted as they were answered")
  @CsvSource({
    "GET, /v1/kent/required, 401, /v1/{partnership}/required",
    "GET, /actuator/prometheus, 401, /actuator/prometheus",
    "GET, /v1/kent/no/such/thing, 401, UNKNOWN",
    "GET, /v1/kent/things/a;b=c, 400, /v1/{partnership}/things/{code}"
  })
  void refusalsWithoutAHandler(String method, String path, int status, String template) {
    assertThat(service.send(service.to(path).method(method, BodyPublishers.noBody())).status())
        .isEqualTo(status);

    assertThat(countedAfter(line -> isOf(line, method, status, template)))
        .anyMatch(line -> isOf(line, method, status, template));
  }

  @Test
  @DisplayName("C9: a method that an address does not take is counted under its template")
  void methodsThatAreNotTaken() {
    service
        .send(service.as("olga", "/v1/kent/whoami").DELETE())
        .isProblem(405, "method-not-allowed");

    assertCounted("DELETE", 405, "/v1/{partnership}/whoami");
  }

  @Test
  @DisplayName("C9: a cancelled download is one line of information")
  void cancelledDownloads() throws IOException {
    Logger all = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    LogLines log = new LogLines();
    log.start();
    all.addAppender(log);
    try {
      String request =
          "GET /v1/kent/endless HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
              .formatted(service.authorization("impatient"));
      try (Socket client = RawSocket.unread(service.port(), request, 1024)) {
        assertThat(new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
            .isEqualTo("HTTP/1.1 200");
      }
      while (counted().stream().noneMatch(line -> line.contains("/v1/{partnership}/endless"))) {
        Thread.onSpinWait();
      }
    } finally {
      all.detachAppender(log);
    }

    assertThat(log.lines)
        .filteredOn(line -> line.getFormattedMessage().contains("closed the connection"))
        .singleElement()
        .extracting(ILoggingEvent::getLevel, ILoggingEvent::getThrowableProxy)
        .containsExactly(Level.INFO, null);
    assertThat(log.lines).noneMatch(line -> line.getLevel().isGreaterOrEqual(Level.WARN));
    assertCounted("GET", 200, "/v1/{partnership}/endless");
  }

  private static final class LogLines extends AppenderBase<ILoggingEvent> {
    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

    @Override
    protected void append(ILoggingEvent line) {
      lines.add(line);
    }
  }

  private static void assertCounted(String method, int status, String template) {
    assertThat(countedAfter(line -> isOf(line, method, status, template)))
        .anyMatch(line -> isOf(line, method, status, template))
        .noneMatch(line -> line.contains("status=\"500\""));
  }

  private static boolean isOf(String line, String method, int status, String template) {
    return line.contains("method=\"%s\"".formatted(method))
        && line.contains("status=\"%d\"".formatted(status))
        && line.contains("uri=\"%s\"".formatted(template));
  }

  /** A request is counted once its answer is sent: the client may look sooner. */
  private static List<String> countedAfter(Predicate<String> line) {
    List<String> counted = counted();
    for (int looks = 1; looks < 1_000 && counted.stream().noneMatch(line); looks++) {
      counted = counted();
    }
    return counted;
  }

  private static List<String> counted() {
    return service
        .metrics()
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .toList();
  }
}
