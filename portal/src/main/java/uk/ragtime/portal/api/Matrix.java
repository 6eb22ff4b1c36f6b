package uk.ragtime.portal.api;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/matrix}: the profiles of all areas side by side, by one checklist.
 *
 * @param checklist null where no cycle was known
 */
public record Matrix(@Nullable String checklist, List<AreaRow> areas) {

  public Matrix {
    areas = Objects.requireNonNullElse(areas, List.of());
  }

  /** The counts of one area; empty where there was no such area. */
  public Optional<Distribution> of(String area) {
    return areas.stream()
        .filter(row -> row.area().equals(area))
        .map(AreaRow::distribution)
        .findFirst();
  }

  /** One area's counts over all capabilities and agencies. */
  public record AreaRow(String area, Distribution distribution) {

    public AreaRow {
      distribution = Objects.requireNonNullElse(distribution, Distribution.NOTHING);
    }
  }
}
