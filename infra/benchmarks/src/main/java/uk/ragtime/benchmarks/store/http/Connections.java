package uk.ragtime.benchmarks.store.http;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Connections for callers who do not wait for each other; the one that was used last comes first.
 */
public final class Connections implements AutoCloseable {
  private final int port;
  private final Semaphore permits;
  private final Queue<Connection> all = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  /**
   * @param atMost how many there are; whoever comes when all are in use waits
   */
  public Connections(int port, int atMost) {
    this.port = port;
    permits = new Semaphore(atMost);
  }

  /** Something that is asked through a connection. */
  @FunctionalInterface
  public interface Exchange {
    Connection.Answer through(Connection connection) throws IOException;
  }

  /** Waits for a connection and asks. */
  public Connection.Answer exchange(Exchange exchange) throws IOException {
    permits.acquireUninterruptibly();
    try {
      Connection connection = idle.pollFirst();
      if (connection == null) {
        connection = new Connection(port);
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
    for (Connection connection : all) {
      connection.close();
    }
  }
}
