package uk.ragtime.testing.environment;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.ragtime.embedded.Ports;
import uk.ragtime.testing.faults.FaultProxy;

/** An instance of command-service, with a proxy of its own to the store. */
public final class CommandServiceInstance implements AutoCloseable {
  private final Path jar;
  private final Path log;
  private final int port = Ports.free();
  private final FaultProxy store;
  private final Map<String, String> settings;
  private @Nullable KillableService process;

  CommandServiceInstance(Path jar, Path log, int storePort, Map<String, String> settings) {
    this.jar = jar;
    this.log = log;
    this.store = FaultProxy.to(storePort);
    this.settings = new TreeMap<>(settings);
    // Without prepared statements every call sends its SQL as text, by which the proxy recognises
    // it.
    this.settings.put(
        "spring.datasource.url",
        "jdbc:postgresql://127.0.0.1:"
            + store.port()
            + "/"
            + RestartablePostgres.NAME
            + "?prepareThreshold=0");
  }

  /** Through which it speaks to PostgreSQL. */
  public FaultProxy store() {
    return store;
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public synchronized KillableService process() {
    if (process == null) {
      throw new IllegalStateException("The service was not started");
    }
    return process;
  }

  public synchronized boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Starts it unless it runs, and waits until it takes requests. */
  public void start() {
    begin();
    process().awaitReadiness();
  }

  synchronized void begin() {
    if (!isRunning()) {
      process = KillableService.start(jar, port, settings, log);
    }
  }

  /** Kills it; a new one takes its place and its port. */
  public void killAndStart() {
    process().kill();
    start();
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      process.close();
    }
    store.close();
  }
}
