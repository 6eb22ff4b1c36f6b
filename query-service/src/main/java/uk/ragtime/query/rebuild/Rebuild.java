package uk.ragtime.query.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.generation.Generation;

/**
 * State of a rebuild when it was read.
 *
 * @param partnership null if all are rebuilt
 * @param epoch number of times that an instance took it up
 * @param from generation that served when it was requested
 * @param to generation that is built
 * @param differences JSON
 */
public record Rebuild(
    long id,
    @Nullable PartnershipCode partnership,
    boolean acceptDifferences,
    RebuildState state,
    OperatorRequest request,
    int epoch,
    Generation from,
    Generation to,
    long eventsDone,
    long eventsInAll,
    Instant requestedAt,
    @Nullable Instant startedAt,
    Instant updatedAt,
    @Nullable String reason,
    String differences) {

  public NextAction next() {
    return RebuildStateMachine.next(state, request);
  }
}
