package uk.ragtime.command.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.Collection;
import java.util.Optional;
import uk.ragtime.command.decision.StreamType;
import uk.ragtime.command.store.StoreReader.StreamEvent;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * Cached states of streams. An entry may be older than what other instances have recorded, so a
 * decision on it is verified by the append or by {@link StoreReader#isAtVersions}; on a conflict
 * the entry is evicted and the command is decided again.
 */
public final class StateCache {
  /** States take a few kilobytes at most, so this many fit into an ordinary heap. */
  static final int MAX_STATES = 50_000;

  private final StoreReader reader;
  private final Cache<StreamKey, VersionedState<?>> cache;

  public StateCache(StoreReader reader, MeterRegistry meters) {
    this.reader = reader;
    this.cache = Caffeine.newBuilder().maximumSize(MAX_STATES).recordStats().build();
    CaffeineCacheMetrics.monitor(meters, cache, "ragtime.streams");
  }

  /** The state of a stream as this instance knows it; loads the stream if it is not cached. */
  public <S> VersionedState<S> read(StreamKey key, StreamType<S, ?> type) {
    VersionedState<?> cached = cache.getIfPresent(key);
    if (cached == null) {
      VersionedState<S> loaded = load(key, type);
      cache.put(key, loaded);
      return loaded;
    }
    return cached.as(type);
  }

  /** The cached state of a stream, if there is one. */
  public <S> Optional<VersionedState<S>> cached(StreamKey key, StreamType<S, ?> type) {
    return Optional.ofNullable(cache.getIfPresent(key)).map(state -> state.as(type));
  }

  /** Caches a state, unless a later one is cached. */
  public void put(StreamKey key, VersionedState<?> state) {
    cache
        .asMap()
        .merge(key, state, (before, now) -> before.version() > now.version() ? before : now);
  }

  /** Evicts the states of streams, so that they are loaded the next time. */
  public void evict(PartnershipCode partnership, Collection<StreamId> streams) {
    streams.forEach(stream -> cache.invalidate(new StreamKey(partnership, stream)));
  }

  private <S, E extends DomainEvent> VersionedState<S> load(StreamKey key, StreamType<S, E> type) {
    S state = type.initial().get();
    long version = 0;
    long position = 0;
    for (StreamEvent stored : reader.events(key, 1)) {
      state = type.evolve(state, stored.event(), stored.position());
      version = stored.version();
      position = stored.position();
    }
    return new VersionedState<>(state, version, position);
  }
}
