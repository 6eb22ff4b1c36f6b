package uk.ragtime.query.rebuild.load;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.rebuild.RebuildCancelledException;
import uk.ragtime.query.store.StoredEvent;

/** Reads events on a background thread while the preceding ones are projected. */
final class ReadAhead implements AutoCloseable {
  /** Supplies events in order. */
  @FunctionalInterface
  interface EventSupplier {
    void supply(StoreStream.Consumer consumer) throws SQLException;
  }

  private sealed interface Message {
    record Events(List<StoredEvent> events) implements Message {}

    /** End of the events, with the failure that caused it, if any. */
    record End(@Nullable Exception reason) implements Message {}
  }

  /** Events per chunk; makes the cost of handing over negligible. */
  private static final int CHUNK = 500;

  /** Chunks waiting to be projected, some megabytes; a faster reader is blocked. */
  private static final int WAITING = 8;

  private final BlockingQueue<Message> items = new ArrayBlockingQueue<>(WAITING);
  private final Thread reader;
  private List<StoredEvent> chunk = new ArrayList<>(CHUNK);

  ReadAhead(EventSupplier source) {
    reader = Thread.ofPlatform().name("rebuild-reading").start(() -> read(source));
  }

  /**
   * Returns the next events; null at the end.
   *
   * @throws SQLException if they could not be read
   */
  @Nullable List<StoredEvent> next() throws SQLException {
    try {
      return switch (items.take()) {
        case Message.Events(List<StoredEvent> events) -> events;
        case Message.End(@Nullable Exception reason) -> {
          BackgroundFailure.rethrow(reason);
          yield null;
        }
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RebuildCancelledException();
    }
  }

  private void read(EventSupplier source) {
    try {
      source.supply(this::take);
      handOver(new Message.Events(chunk));
      handOver(new Message.End(null));
    } catch (RebuildCancelledException e) {
      return; // the consumer has stopped
    } catch (SQLException | RuntimeException e) {
      fail(e);
    }
  }

  private void fail(Exception reason) {
    try {
      handOver(new Message.End(reason));
    } catch (RebuildCancelledException e) {
      return; // the consumer has stopped
    }
  }

  private void take(StoredEvent event) {
    chunk.add(event);
    if (chunk.size() == CHUNK) {
      handOver(new Message.Events(chunk));
      chunk = new ArrayList<>(CHUNK);
    }
  }

  private void handOver(Message item) {
    try {
      items.put(item);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RebuildCancelledException();
    }
  }

  /** Stops the reader and waits until it has ended. */
  @Override
  public void close() {
    reader.interrupt();
    boolean interrupted = false;
    while (reader.isAlive()) {
      try {
        reader.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
