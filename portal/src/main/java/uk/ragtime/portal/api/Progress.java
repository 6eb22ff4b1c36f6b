package uk.ragtime.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/cycles/{cycle}/progress}: how far a cycle is, area by area.
 *
 * @param capabilities number of items of its checklist
 */
public record Progress(
    String cycle,
    String name,
    String status,
    @Nullable Instant cutOff,
    int capabilities,
    List<InArea> areas) {
  public Progress {
    areas = Objects.requireNonNullElse(areas, List.of());
  }

  /**
   * The agencies that are expected in an area.
   *
   * @param excused codes of those that are not expected this time
   */
  public record InArea(String area, String name, List<OfAgency> agencies, List<String> excused) {
    public InArea {
      agencies = Objects.requireNonNullElse(agencies, List.of());
      excused = Objects.requireNonNullElse(excused, List.of());
    }
  }

  /** An agency's assessment in numbers. */
  public record OfAgency(
      String agency,
      String state,
      int rated,
      int carriedOver,
      int unrated,
      int challengesOpen,
      int challengesSettled,
      boolean late,
      int reopened,
      @Nullable Instant submittedAt,
      @Nullable Instant signedAt) {}
}
