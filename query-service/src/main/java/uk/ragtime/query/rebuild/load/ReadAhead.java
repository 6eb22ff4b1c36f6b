package uk.ragtime.query.rebuild.load;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.rebuild.RebuildCancelledException;
import uk.ragtime.query.store.StoredEvent;

/** Reads events on a thread of its own while those before them are projected. */
final class ReadAhead implements AutoCloseable {
  /** Tells events in their order to whoever takes them. */
  @FunctionalInterface
  interface EventSupplier {
    void supply(StoreStream.Consumer consumer) throws SQLException;
  }

  private sealed interface Message {
    record Events(List<StoredEvent> events) implements Message {}

    /** There are no more; the reason, where that is a fault. */
    record End(@Nullable Exception reason) implements Message {}
  }

  /** Enough that handing over costs nothing. */
  private static final int CHUNK = 500;

  /** Chunks that wait to be projected: some megabytes. Whoever reads faster waits as well. */
  private static final int WAITING = 8;

  private final BlockingQueue<Message> items = new ArrayBlockingQueue<>(WAITING);
  private final Thread reader;
  private List<StoredEvent> chunk = new ArrayList<>(CHUNK);

  ReadAhead(EventSupplier source) {
    reader = Thread.ofPlatform().name("rebuild-reading").start(() -> read(source));
  }

  /**
   * The events that come next; null when there are no more.
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
      return; // nobody takes any more
    } catch (SQLException | RuntimeException e) {
      fail(e);
    }
  }

  private void fail(Exception reason) {
    try {
      handOver(new Message.End(reason));
    } catch (RebuildCancelledException e) {
      return; // nobody wants to know any more
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

  /** Ends the reading, done or not, and waits until it has ended. */
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
