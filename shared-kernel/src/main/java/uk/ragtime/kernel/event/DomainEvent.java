package uk.ragtime.kernel.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.StreamId;

/**
 * Something that happened in a partnership. It is kept for ever, so people are handles in it and
 * texts are seals. A field that is absent is left out of the JSON, and a reader passes over fields
 * that it does not know, so that fields can be added.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public sealed interface DomainEvent
    permits PartnershipEvent,
        MemberEvent,
        AreaEvent,
        AgencyEvent,
        ChecklistEvent,
        CycleEvent,
        AssessmentEvent,
        CommentEvent,
        ProfileEvent,
        ActionEvent,
        ErasureEvent {

  /** The stream of its partnership that the event belongs to. */
  StreamId stream();

  /** The day in London from which it was true, where that can differ from when it was recorded. */
  default @Nullable LocalDate effectiveOn() {
    return null;
  }
}
