package uk.ragtime.kernel.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.StreamId;

/**
 * An event with all that the event store knows of it.
 *
 * @param position its place in the partnership's log: 1, 2, 3 … without gaps, in commit order
 * @param streamVersion its place in its stream, likewise
 * @param recordedAt when the store took it down; never earlier than that of the position before
 * @param actor the author
 * @param correlationId ties together all that one request from outside led to
 * @param commandId the command that it is the outcome of
 * @param traceParent the W3C trace context, where there was one
 */
public record RecordedEvent(
    PartnershipCode partnership,
    long position,
    StreamId stream,
    long streamVersion,
    Instant recordedAt,
    ActorId actor,
    String correlationId,
    UUID commandId,
    @Nullable String traceParent,
    DomainEvent event) {

  /** Names the event among all events of all partnerships, such as {@code lancashire/1222}. */
  public String id() {
    return id(partnership.value(), position);
  }

  /** The id of the event that has this position in a partnership's log. */
  public static String id(String partnership, long position) {
    return partnership + "/" + position;
  }
}
