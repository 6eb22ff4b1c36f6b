package uk.ragtime.command.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * The events of one command, recorded as a whole or not at all.
 *
 * @param stream the stream that the events belong to
 * @param expectedVersion the version of that stream on which the command was decided
 * @param appendCondition the versions of all other streams that the decision has read
 * @param logPosition the position of the partnership's last event if the decision depends on the
 *     whole log; null if it depends on streams only
 * @param command the command's id, the same for every attempt
 * @param events empty if only the idempotency key of a command without effect is kept
 * @param beside what opens the seals of the events
 * @param created whether the command has created something, which HTTP answers with 201
 */
public record AppendRequest(
    StreamKey stream,
    long expectedVersion,
    Map<StreamId, Long> appendCondition,
    @Nullable Long logPosition,
    UUID command,
    Origin origin,
    List<DomainEvent> events,
    ErasableRows beside,
    @Nullable IdempotencyKey key,
    boolean created) {
  public AppendRequest {
    appendCondition = Map.copyOf(appendCondition);
    events = List.copyOf(events);
  }

  /** A request whose decision depends on streams only. */
  public AppendRequest(
      StreamKey stream,
      long expectedVersion,
      Map<StreamId, Long> appendCondition,
      UUID command,
      Origin origin,
      List<DomainEvent> events,
      ErasableRows beside,
      @Nullable IdempotencyKey key,
      boolean created) {
    this(
        stream,
        expectedVersion,
        appendCondition,
        null,
        command,
        origin,
        events,
        beside,
        key,
        created);
  }

  /**
   * The origin of a command.
   *
   * @param correlation null if the caller sent none; readers see the command's id instead
   * @param causation the command that caused this one; null if it came from outside, and readers
   *     see the command's own id instead
   * @param traceParent the W3C trace context, if there is one
   */
  public record Origin(
      ActorId actor,
      @Nullable String correlation,
      @Nullable UUID causation,
      @Nullable String traceParent) {}

  /**
   * An idempotency key.
   *
   * @param fingerprint of the request that it was sent with
   */
  public record IdempotencyKey(String value, String fingerprint) {}
}
