package uk.ragtime.command.dispatch;

import java.util.function.BiFunction;
import uk.ragtime.command.decision.StreamType;

/**
 * Registers the aggregate of a feature; a Spring bean.
 *
 * @param shell constructs the aggregate from a stream's key and state
 */
public record AggregateType<T extends StreamAggregate<S>, S>(
    Class<T> aggregate, StreamType<S, ?> stream, BiFunction<String, S, T> shell) {}
