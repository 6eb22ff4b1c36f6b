package uk.ragtime.launcher;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the running parts in order: services before the servers they use, parts of the same kind at
 * once.
 */
final class ShutdownSequence {

  private static final Logger log = LoggerFactory.getLogger(ShutdownSequence.class);

  /** In the order of stopping. */
  enum Kind {
    SERVICE,
    ISSUER,
    KAFKA,
    POSTGRESQL
  }

  private record Entry(Kind kind, AutoCloseable what) {}

  private final List<Entry> entries = new ArrayList<>();
  private boolean stopping;

  /** From now on it is stopped with the rest; at once, if the rest is being stopped already. */
  <T extends AutoCloseable> T add(Kind kind, T what) {
    synchronized (this) {
      if (!stopping) {
        entries.add(new Entry(kind, what));
        return what;
      }
    }
    stop(what);
    throw new LauncherException("Ragtime is stopping.");
  }

  /** Stops everything, and returns when all has stopped. */
  void stop() {
    List<Entry> all;
    synchronized (this) {
      stopping = true;
      all = List.copyOf(entries);
      entries.clear();
    }
    for (Kind kind : Kind.values()) {
      List<Thread> stops =
          all.stream()
              .filter(entry -> entry.kind() == kind)
              .map(entry -> Thread.ofPlatform().name("stop").start(() -> stop(entry.what())))
              .toList();
      stops.forEach(ShutdownSequence::join);
    }
  }

  private static void join(Thread thread) {
    @Nullable InterruptedException interrupted = null;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        // Half a stop would leave processes behind.
        interrupted = e;
      }
    }
    if (interrupted != null) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(AutoCloseable what) {
    try {
      what.close();
    } catch (Exception e) {
      log.warn("Something did not stop as it should", e);
    }
  }
}
