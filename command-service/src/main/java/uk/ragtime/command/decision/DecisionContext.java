package uk.ragtime.command.decision;

import java.time.Instant;

/**
 * The input of a decision besides the command and the state of its stream.
 *
 * @param now the instant for which the command is decided
 * @param version version of the stream
 */
public record DecisionContext(
    Actor actor, Instant now, long version, DecisionReferences references) {}
