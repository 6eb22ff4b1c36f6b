package uk.ragtime.command.dispatch;

import java.util.function.BiFunction;
import uk.ragtime.command.decision.StreamType;

/**
 * What a feature tells about its aggregate, as a Spring bean.
 *
 * @param shell makes the aggregate of a stream's key and state
 */
public record AggregateType<T extends StreamAggregate<S>, S>(
    Class<T> aggregate, StreamType<S, ?> stream, BiFunction<String, S, T> shell) {}
