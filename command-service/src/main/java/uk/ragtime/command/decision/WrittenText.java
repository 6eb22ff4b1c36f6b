package uk.ragtime.command.decision;

import java.util.Optional;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.event.ActorId;
import uk.ragtime.kernel.seal.TextPlace;

/**
 * A text beside the log, without its content.
 *
 * @param cycle of the assessment that it belongs to; empty if it belongs to none
 */
public record WrittenText(TextPlace place, ActorId author, Optional<CycleCode> cycle) {}
