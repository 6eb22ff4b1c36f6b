package uk.ragtime.query.rebuild;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.query.generation.Generation;

/**
 * One rebuild, as it was when it was looked at.
 *
 * @param partnership null where all are rebuilt
 * @param epoch how often it was taken up
 * @param from the generation that served when it was asked for
 * @param to the one that is built
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
