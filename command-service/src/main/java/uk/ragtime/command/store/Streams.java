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
 * What streams amount to, from memory where they have been read before. Memory may be behind what
 * other instances have recorded: whoever decides on it has it confirmed, by the append or by {@link
 * StoreReader#areAt}, and on a mismatch has it forgotten and decides again.
 */
public final class Streams {
  /** States are a few kilobytes at most, so this many fit into an ordinary heap. */
  static final int MAX_REMEMBERED = 50_000;

  private final StoreReader reader;
  private final Cache<StreamKey, Known<?>> remembered;

  public Streams(StoreReader reader, MeterRegistry meters) {
    this.reader = reader;
    this.remembered = Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).recordStats().build();
    CaffeineCacheMetrics.monitor(meters, remembered, "ragtime.streams");
  }

  /** What a stream amounts to, as far as this instance knows. */
  public <S> Known<S> read(StreamKey key, StreamType<S, ?> type) {
    Known<?> known = remembered.getIfPresent(key);
    if (known == null) {
      Known<S> loaded = load(key, type);
      remembered.put(key, loaded);
      return loaded;
    }
    return known.as(type);
  }

  /** What memory has of a stream, if anything. */
  public <S> Optional<Known<S>> remembered(StreamKey key, StreamType<S, ?> type) {
    return Optional.ofNullable(remembered.getIfPresent(key)).map(known -> known.as(type));
  }

  /** Takes note of what a stream amounts to after an append. */
  public void remember(StreamKey key, Known<?> known) {
    remembered
        .asMap()
        .merge(key, known, (before, now) -> before.version() > now.version() ? before : now);
  }

  /** Has streams read anew the next time that they are needed. */
  public void forget(PartnershipCode partnership, Collection<StreamId> streams) {
    streams.forEach(stream -> remembered.invalidate(new StreamKey(partnership, stream)));
  }

  private <S, E extends DomainEvent> Known<S> load(StreamKey key, StreamType<S, E> type) {
    S state = type.initial().get();
    long version = 0;
    long position = 0;
    for (StreamEvent stored : reader.events(key, 1)) {
      state = type.evolve(state, stored.event(), stored.position());
      version = stored.version();
      position = stored.position();
    }
    return new Known<>(state, version, position);
  }
}
