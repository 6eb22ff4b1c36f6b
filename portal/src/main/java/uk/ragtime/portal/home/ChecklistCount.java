package uk.ragtime.portal.home;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.page.ChecklistChoice;
import uk.ragtime.portal.page.LabelCount;
import uk.ragtime.portal.page.StackedBar;

/**
 * An area's ratings by one checklist, in one bar.
 *
 * @param checklist null if the partnership rates only one
 * @param counts empty if they are not available
 * @param address of the area's page by that checklist
 */
record ChecklistCount(
    ChecklistChoice.@Nullable Named checklist,
    List<LabelCount> counts,
    StackedBar bar,
    String address) {

  static final int BAR_WIDTH = 400;

  static ChecklistCount of(
      ChecklistChoice.@Nullable Named checklist, Optional<Distribution> counted, String address) {
    Distribution distribution = counted.orElse(Distribution.NOTHING);
    return new ChecklistCount(
        checklist,
        counted.isPresent() ? LabelCount.all(distribution) : List.of(),
        StackedBar.of(distribution, 0, BAR_WIDTH),
        address);
  }

  public boolean counted() {
    return !counts.isEmpty();
  }
}
