package uk.ragtime.portal.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/matrix}: profiles of all areas side by side, through one checklist.
 *
 * @param checklist null if no cycle was known
 */
public record Matrix(@Nullable String checklist, List<AreaRow> areas) {

  public Matrix {
    areas = Objects.requireNonNullElse(areas, List.of());
  }

  /** Counts of one area; empty if there is no such area. */
  public Optional<Distribution> of(String area) {
    return areas.stream()
        .filter(row -> row.area().equals(area))
        .map(AreaRow::distribution)
        .findFirst();
  }

  /** An area's counts over all capabilities and agencies. */
  public record AreaRow(String area, Distribution distribution) {

    public AreaRow {
      distribution = Objects.requireNonNullElse(distribution, Distribution.NOTHING);
    }
  }
}
