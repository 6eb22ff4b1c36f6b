package uk.ragtime.oidc;

import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A document of the issuer, read when it is first needed and again when it has aged. While it
 * cannot be read, the last one serves for a time. One thread reads; the others wait for its
 * outcome.
 */
final class RemoteDocument<T> {
  /** Reads and parses the document. */
  interface Reader<T> {
    T read() throws IOException, ParseException;
  }

  /** The least time between two reads, and after a failure before the next attempt. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(RemoteDocument.class);

  private final String name;
  private final Reader<T> reader;
  private final Duration usable;
  private final InstantSource clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Copy<T> known;
  private volatile @Nullable Failure last;

  /**
   * @param name for messages
   * @param usable how long the last copy serves while the issuer is away
   */
  RemoteDocument(String name, Reader<T> reader, Duration usable, InstantSource clock) {
    this.name = name;
    this.reader = reader;
    this.usable = usable;
    this.clock = clock;
  }

  private record Copy<T>(T document, Instant readAt) {}

  private record Failure(IssuerUnavailableException reason, Instant at) {}

  /**
   * Returns the document, read within the given time if the issuer answers.
   *
   * @throws IssuerUnavailableException if it cannot be read and no copy is usable
   */
  T notOlderThan(Duration age) throws IssuerUnavailableException {
    Instant asked = clock.instant();
    Copy<T> copy = known;
    if (copy != null && isWithin(age, copy.readAt())) {
      return copy.document();
    }
    reading.lock();
    try {
      copy = known;
      if (copy != null && isWithin(age, copy.readAt())) {
        return copy.document(); // another thread read it meanwhile
      }
      Failure failure = last;
      if (failure != null && isWithin(PAUSE, failure.at()) && copy != null) {
        return usable(copy, failure.reason());
      }
      if (failure != null && failure.at().isAfter(asked)) {
        throw failure.reason(); // another thread failed meanwhile
      }
      return read(copy);
    } finally {
      reading.unlock();
    }
  }

  /** The last copy, however old. */
  @Nullable T known() {
    Copy<T> copy = known;
    return copy == null ? null : copy.document();
  }

  private T read(@Nullable Copy<T> old) throws IssuerUnavailableException {
    try {
      T document = reader.read();
      known = new Copy<>(document, clock.instant());
      last = null;
      return document;
    } catch (IOException | ParseException e) {
      var reason = new IssuerUnavailableException(name + " cannot be read", e);
      last = new Failure(reason, clock.instant());
      log.warn("{} cannot be read: {}", name, e.toString());
      return usable(old, reason);
    }
  }

  private T usable(@Nullable Copy<T> old, IssuerUnavailableException reason)
      throws IssuerUnavailableException {
    if (old == null || !isWithin(usable, old.readAt())) {
      throw reason;
    }
    return old.document();
  }

  private boolean isWithin(Duration age, Instant since) {
    return clock.instant().isBefore(since.plus(age));
  }
}
