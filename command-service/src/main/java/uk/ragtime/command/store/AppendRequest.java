package uk.ragtime.command.store;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.MemberCode;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.DomainEvent;

/**
 * What one command led to, to be recorded as a whole or not at all.
 *
 * @param stream the stream that the events belong to
 * @param expectedVersion the version of that stream that the command was decided on
 * @param decidedOn the versions of all other streams that the decision looked at
 * @param logPosition the position of the partnership's last event, where the decision rests on its
 *     whole log; null where it rests on streams only
 * @param command the command's id, the same for every try
 * @param events none where the command changes nothing but its idempotency key is to be kept
 * @param names display names for the directory
 * @param created whether the answer is that something new stands there
 */
public record AppendRequest(
    StreamKey stream,
    long expectedVersion,
    Map<StreamId, Long> decidedOn,
    @Nullable Long logPosition,
    UUID command,
    Origin origin,
    List<DomainEvent> events,
    Map<MemberCode, String> names,
    @Nullable UsedKey key,
    boolean created) {
  public AppendRequest {
    decidedOn = Map.copyOf(decidedOn);
    events = List.copyOf(events);
    names = Map.copyOf(names);
  }

  /** Of a decision that rests on streams only. */
  public AppendRequest(
      StreamKey stream,
      long expectedVersion,
      Map<StreamId, Long> decidedOn,
      UUID command,
      Origin origin,
      List<DomainEvent> events,
      Map<MemberCode, String> names,
      @Nullable UsedKey key,
      boolean created) {
    this(stream, expectedVersion, decidedOn, null, command, origin, events, names, key, created);
  }

  /**
   * Where the command came from.
   *
   * @param correlation null where the request brought none: it is known by the command's id then
   * @param causation what caused the command, if it did not come from outside
   * @param traceParent the W3C trace context, where there is one
   */
  public record Origin(
      String actor,
      @Nullable String correlation,
      @Nullable UUID causation,
      @Nullable String traceParent) {}

  /**
   * An idempotency key.
   *
   * @param fingerprint of the request that it stands for
   */
  public record UsedKey(String value, String fingerprint) {}
}
