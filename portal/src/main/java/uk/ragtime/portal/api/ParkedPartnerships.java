package uk.ragtime.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/operations/parked}: partnerships whose events cannot be applied. */
public record ParkedPartnerships(List<Parked> parked) {
  public ParkedPartnerships {
    parked = Objects.requireNonNullElse(parked, List.of());
  }

  /**
   * A partnership.
   *
   * @param position of the event that could not be applied
   * @param kind HOLE, POISON, UNKNOWN_TYPE or DIVERGED; a newer service may name others
   * @param reason sentence of the service
   */
  public record Parked(
      String partnership,
      long position,
      @Nullable String eventType,
      String kind,
      String reason,
      Instant since) {}
}
