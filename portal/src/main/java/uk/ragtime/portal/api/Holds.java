package uk.ragtime.portal.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code GET T/holds}: all of them, latest first. */
public record Holds(List<Hold> holds) {
  public Holds {
    holds = Objects.requireNonNullElse(holds, List.of());
  }

  /**
   * A hold.
   *
   * @param state IN_FORCE, ENDED or LIFTED
   * @param until its last day; null if it holds until it is lifted
   * @param placed when it was placed last
   * @param lifted null while it is not
   */
  public record Hold(
      String hold,
      String state,
      List<ShownMember> members,
      List<String> cycles,
      @Nullable LocalDate until,
      Act placed,
      @Nullable Act lifted) {
    public Hold {
      members = Objects.requireNonNullElse(members, List.of());
      cycles = Objects.requireNonNullElse(cycles, List.of());
    }
  }

  /**
   * An act of a coordinator on a hold.
   *
   * @param position of its event
   * @param reason null if none was given, or it cannot be shown
   * @param erased the field, if the reason was erased
   * @param missing the field, if the reason cannot be shown yet
   */
  public record Act(
      long position,
      Instant recordedAt,
      ShownMember by,
      @Nullable String reason,
      List<String> erased,
      List<String> missing) {
    public Act {
      erased = Objects.requireNonNullElse(erased, List.of());
      missing = Objects.requireNonNullElse(missing, List.of());
    }
  }
}
