package uk.ragtime.command.dispatch;

import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;

/**
 * All that goes with a command and is not part of it. Travels as Axon meta-data, within one JVM.
 *
 * @param command the command's id, the same for every try
 * @param correlation null where the request brought none: it is known by the command's id then
 * @param expectedVersion the version that the caller saw; null if it does not matter to them
 * @param key null if the caller gave none
 * @param traceParent the W3C trace context, where there is one
 */
public record Circumstances(
    Principal principal,
    UUID command,
    @Nullable String correlation,
    @Nullable Long expectedVersion,
    @Nullable IdempotencyKey key,
    @Nullable String traceParent) {
  private static final String META_DATA = Circumstances.class.getName();

  MetaData toMetaData() {
    return MetaData.with(META_DATA, this);
  }

  /**
   * @throws IllegalArgumentException if the command was sent without
   */
  static Circumstances of(MetaData metaData) {
    if (metaData.get(META_DATA) instanceof Circumstances circumstances) {
      return circumstances;
    }
    throw new IllegalArgumentException("a command without its circumstances");
  }
}
