package uk.ragtime.command.dispatch;

import java.util.List;
import java.util.UUID;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import uk.ragtime.command.decision.Principal;
import uk.ragtime.command.store.AppendRequest.IdempotencyKey;

/**
 * Metadata of a command: its sender, ids and preconditions. Axon carries it within one JVM.
 *
 * @param principal null where the platform itself acts
 * @param command the command's id, the same for every attempt
 * @param correlation null if the caller sent none; readers see the command's id instead
 * @param conditions on the version of the command's stream; all of them have to hold
 * @param key null if the caller sent none
 * @param traceParent the W3C trace context, if there is one
 */
public record CommandMetadata(
    @Nullable Principal principal,
    UUID command,
    @Nullable String correlation,
    List<VersionCondition> conditions,
    @Nullable IdempotencyKey key,
    @Nullable String traceParent) {
  private static final String AXON_KEY = CommandMetadata.class.getName();

  public CommandMetadata {
    conditions = List.copyOf(conditions);
  }

  /** Metadata of a command that falls due without a sender. */
  public static CommandMetadata ofPlatform(UUID command) {
    return new CommandMetadata(null, command, null, List.of(), null, null);
  }

  MetaData toMetaData() {
    return MetaData.with(AXON_KEY, this);
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  static CommandMetadata of(MetaData axonMetaData) {
    if (axonMetaData.get(AXON_KEY) instanceof CommandMetadata metadata) {
      return metadata;
    }
    throw new IllegalArgumentException("a command without metadata");
  }
}
