package uk.ragtime.query.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.query.store.EventSignature;

/**
 * An event of a partnership's log, exactly as it was published.
 *
 * @param type as of CloudEvents
 * @param otherCorrelation null where it is the command's id
 * @param data JSON
 */
public record LoggedEvent(
    long position,
    String type,
    String stream,
    long streamVersion,
    Instant recordedAt,
    @Nullable LocalDate effectiveOn,
    String actor,
    @Nullable String otherCorrelation,
    UUID commandId,
    @Nullable String traceParent,
    String data) {

  public String correlationId() {
    return otherCorrelation == null ? commandId.toString() : otherCorrelation;
  }

  public EventSignature signature() {
    return new EventSignature(commandId, recordedAt);
  }
}
