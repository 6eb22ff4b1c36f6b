package uk.ragtime.portal.cycle;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.ReferenceData;

/**
 * Assessments of a new cycle: agencies down, areas across. An agency is expected wherever it works,
 * unless it is excused.
 *
 * @param areas names, as columns
 */
record ExpectedGrid(List<String> areas, List<Row> rows) {

  /** An agency, with a cell for each area; null where it does not work. */
  record Row(String agency, List<Cell> cells) {}

  /** An area of a row. */
  record Cell(String areaName, @Nullable Box box) {}

  /** An assessment that can be expected. */
  record Box(String area, String agency, boolean expected) {
    public String value() {
      return area + "/" + agency;
    }
  }

  /** An assessment that is not expected. */
  record Excused(String area, String agency, String areaName, String agencyName) {}

  static ExpectedGrid of(List<Lists.Area> all, List<ReferenceData.Agency> agencies, PlanForm form) {
    List<Lists.Area> areas =
        all.stream()
            .filter(area -> agencies.stream().anyMatch(it -> it.areas().contains(area.area())))
            .toList();
    List<Row> rows =
        agencies.stream()
            .filter(agency -> !agency.areas().isEmpty())
            .sorted(Comparator.comparing(ReferenceData.Agency::name))
            .map(agency ->
                new Row(
                    agency.name(),
                    areas.stream()
                        .map(area -> new Cell(area.name(), box(area, agency, form)))
                        .toList()))
            .toList();
    return new ExpectedGrid(areas.stream().map(Lists.Area::name).toList(), rows);
  }

  private static @Nullable Box box(Lists.Area area, ReferenceData.Agency agency, PlanForm form) {
    if (!agency.areas().contains(area.area())) {
      return null;
    }
    String value = area.area() + "/" + agency.agency();
    return new Box(
        area.area(), agency.agency(), !form.hasChosen() || form.expected().contains(value));
  }

  public int expected() {
    return (int)
        rows.stream()
            .flatMap(row -> row.cells().stream())
            .map(Cell::box)
            .filter(box -> box != null && box.expected())
            .count();
  }

  /** Assessments that are not expected, though the agency works there. */
  public List<Excused> excused() {
    return rows.stream()
        .flatMap(row ->
            row.cells().stream()
                .<Excused>mapMulti((cell, take) -> {
                  Box box = cell.box();
                  if (box != null && !box.expected()) {
                    take.accept(
                        new Excused(box.area(), box.agency(), cell.areaName(), row.agency()));
                  }
                }))
        .toList();
  }
}
