package uk.ragtime.portal.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import uk.ragtime.portal.PortalSettings;

/**
 * Serves {@code /actuator/prometheus} on loopback. The portal's own port faces people, who bring a
 * session and no bearer token; figures about them do not belong there.
 */
@Component
class MetricsServer implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(MetricsServer.class);
  private static final int OFF = -1;

  private final PrometheusMeterRegistry registry;
  private final int port;
  private @Nullable HttpServer server;

  MetricsServer(PrometheusMeterRegistry registry, PortalSettings settings) {
    this.registry = registry;
    this.port = settings.metricsPort();
  }

  @Override
  public void start() {
    if (port == OFF) {
      return;
    }
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      started.createContext("/actuator/prometheus", this::scrape);
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.start();
      server = started;
      log.info("Prometheus figures on loopback port {}", started.getAddress().getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Port " + port + " for figures is taken: set ragtime.portal.metrics-port (-1: none)", e);
    }
  }

  @Override
  public void stop() {
    HttpServer running = server;
    if (running != null) {
      running.stop(0);
      server = null;
    }
  }

  @Override
  public boolean isRunning() {
    return server != null;
  }

  private void scrape(HttpExchange exchange) throws IOException {
    byte[] figures = registry.scrape().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    exchange.sendResponseHeaders(200, figures.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(figures);
    }
  }
}
