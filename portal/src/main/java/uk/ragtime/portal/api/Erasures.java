package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/erasures}: a page of them, by number.
 *
 * @param next cursor of the following page
 */
public record Erasures(List<Erasure> erasures, @Nullable Long next) {
  public Erasures {
    erasures = Objects.requireNonNullElse(erasures, List.of());
  }

  /**
   * An erasure.
   *
   * @param state DEFERRED, UNDER_WAY or CARRIED_OUT
   * @param firstPosition of its first event
   * @param members those who are erased
   * @param texts number of texts that are erased
   * @param deferred the part that waits; null if none does
   */
  public record Erasure(
      int erasure,
      String state,
      String ground,
      long firstPosition,
      Instant askedAt,
      ShownMember askedBy,
      List<ShownMember> members,
      int texts,
      @Nullable Deferred deferred,
      List<CarriedOut> carriedOut) {
    public Erasure {
      members = Objects.requireNonNullElse(members, List.of());
      carriedOut = Objects.requireNonNullElse(carriedOut, List.of());
    }
  }

  /**
   * The part of an erasure that waits.
   *
   * @param texts number of texts
   * @param holds those that held any of it when it was deferred
   */
  public record Deferred(List<ShownMember> members, int texts, List<String> holds) {
    public Deferred {
      members = Objects.requireNonNullElse(members, List.of());
      holds = Objects.requireNonNullElse(holds, List.of());
    }
  }

  /**
   * A part that nothing is left of but in backups.
   *
   * @param backupsExpireOn day by which the last of those is gone
   */
  public record CarriedOut(LocalDate backupsExpireOn) {}
}
