package uk.ragtime.web.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The issuer's public keys, read when the first token comes and again when they have aged or a
 * token names a key not among them. An unknown key is the caller's fault; keys that cannot be read
 * are the issuer's, and only then is {@link RemoteKeySourceException} thrown.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {
  /** A key taken back is noticed after this long. */
  static final Duration FRESH = Duration.ofMinutes(5);

  /** An issuer that is away for longer than this takes us with it. */
  static final Duration USABLE = Duration.ofHours(1);

  /** Tokens with invented key ids make us ask the issuer this often and no more. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 2_000;
  private static final int MAX_BYTES = 64 * 1024;
  private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);

  private final URL address;
  private final InstantSource clock;
  private final ResourceRetriever http =
      new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES);
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Keys known;
  private volatile @Nullable Failure last;

  IssuerKeys(URL address, InstantSource clock) {
    this.address = address;
    this.clock = clock;
  }

  private record Keys(JWKSet set, Instant readAt) {}

  private record Failure(RemoteKeySourceException reason, Instant at) {}

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    Keys keys = notOlderThan(FRESH);
    List<JWK> found = selector.select(keys.set());
    return found.isEmpty() ? selector.select(notOlderThan(PAUSE).set()) : found;
  }

  private Keys notOlderThan(Duration age) throws RemoteKeySourceException {
    Instant asked = clock.instant();
    Keys keys = known;
    if (keys != null && isWithin(age, keys.readAt())) {
      return keys;
    }
    reading.lock();
    try {
      keys = known;
      if (keys != null && isWithin(age, keys.readAt())) {
        return keys; // another thread read them meanwhile
      }
      Failure failure = last;
      if (failure != null && isWithin(PAUSE, failure.at()) && keys != null) {
        return usable(keys, failure.reason());
      }
      if (failure != null && failure.at().isAfter(asked)) {
        throw failure.reason(); // another thread failed meanwhile
      }
      return read(keys);
    } finally {
      reading.unlock();
    }
  }

  private Keys read(@Nullable Keys old) throws RemoteKeySourceException {
    try {
      var keys =
          new Keys(JWKSet.parse(http.retrieveResource(address).getContent()), clock.instant());
      known = keys;
      last = null;
      return keys;
    } catch (IOException | ParseException e) {
      var reason = new RemoteKeySourceException("The issuer's keys at " + address, e);
      last = new Failure(reason, clock.instant());
      log.warn("The issuer's keys at {} cannot be read: {}", address, e.toString());
      return usable(old, reason);
    }
  }

  private Keys usable(@Nullable Keys old, RemoteKeySourceException reason)
      throws RemoteKeySourceException {
    if (old == null || !isWithin(USABLE, old.readAt())) {
      throw reason;
    }
    return old;
  }

  private boolean isWithin(Duration age, Instant since) {
    return clock.instant().isBefore(since.plus(age));
  }
}
