package uk.ragtime.benchmarks.store.http;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/** Connections for callers that do not wait for each other; the most recently used comes first. */
public final class ConnectionPool implements AutoCloseable {
  private final int port;
  private final Semaphore permits;
  private final Queue<KeepAliveConnection> all = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedDeque<KeepAliveConnection> idle = new ConcurrentLinkedDeque<>();

  /**
   * @param atMost how many there are; whoever comes when all are in use waits
   */
  public ConnectionPool(int port, int atMost) {
    this.port = port;
    permits = new Semaphore(atMost);
  }

  /** A request through a connection. */
  @FunctionalInterface
  public interface Exchange {
    KeepAliveConnection.Answer through(KeepAliveConnection connection) throws IOException;
  }

  /** Waits for a connection and asks. */
  public KeepAliveConnection.Answer exchange(Exchange exchange) throws IOException {
    permits.acquireUninterruptibly();
    try {
      KeepAliveConnection connection = idle.pollFirst();
      if (connection == null) {
        connection = new KeepAliveConnection(port);
        all.add(connection);
      }
      try {
        return exchange.through(connection);
      } catch (IOException e) {
        connection.close();
        throw e;
      } finally {
        idle.addFirst(connection);
      }
    } finally {
      permits.release();
    }
  }

  @Override
  public void close() throws IOException {
    for (KeepAliveConnection connection : all) {
      connection.close();
    }
  }
}
