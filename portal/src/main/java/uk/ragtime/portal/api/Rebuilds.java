package uk.ragtime.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code GET /v1/operations/rebuilds}: rebuilds of the read models, newest first. */
public record Rebuilds(List<Rebuild> rebuilds) {
  public Rebuilds {
    rebuilds = Objects.requireNonNullElse(rebuilds, List.of());
  }

  /**
   * A rebuild.
   *
   * @param partnership null if all are rebuilt
   * @param step as the service names it; a newer one may name others
   * @param wish request of an operator that is still to be carried out
   * @param secondsLeft null unless it is known
   * @param reason sentence of the service
   * @param differences table by table; no ratings
   */
  public record Rebuild(
      long id,
      @Nullable String partnership,
      boolean acceptDifferences,
      String step,
      @Nullable String wish,
      long eventsDone,
      long eventsInAll,
      @Nullable Long eventsPerSecond,
      @Nullable Long secondsLeft,
      Instant requestedAt,
      @Nullable Instant startedAt,
      Instant updatedAt,
      @Nullable String reason,
      @Nullable JsonNode differences) {}
}
