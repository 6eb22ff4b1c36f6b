package uk.ragtime.portal.home;

import java.util.List;
import java.util.Optional;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.Count;
import uk.ragtime.portal.page.StackedBar;

/** One area on the first page: its name, and its ratings of today in one bar. */
record AreaCard(String code, String name, List<Count> counts, StackedBar bar) {

  static final int BAR_WIDTH = 400;

  static AreaCard of(Lists.Area area, Optional<Distribution> counted) {
    Distribution distribution = counted.orElse(Distribution.NOTHING);
    return new AreaCard(
        area.area(),
        area.name(),
        counted.isPresent() ? Count.all(distribution) : List.of(),
        StackedBar.of(distribution, 0, BAR_WIDTH));
  }

  public boolean counted() {
    return !counts.isEmpty();
  }
}
