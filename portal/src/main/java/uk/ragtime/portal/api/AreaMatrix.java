package uk.ragtime.portal.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/matrix}, capability by capability: all areas side by side at one moment.
 *
 * @param asOfDay day whose ratings are in force
 * @param checklist null if no cycle was known
 * @param version of the checklist, likewise
 */
public record AreaMatrix(
    @Nullable LocalDate asOfDay,
    @Nullable String checklist,
    @Nullable Integer version,
    List<Column> capabilities,
    List<Row> areas) {

  public AreaMatrix {
    capabilities = Objects.requireNonNullElse(capabilities, List.of());
    areas = Objects.requireNonNullElse(areas, List.of());
  }

  /** Leaves out areas that are not among these. */
  public AreaMatrix of(List<Lists.Area> shown) {
    return new AreaMatrix(
        asOfDay,
        checklist,
        version,
        capabilities,
        areas.stream()
            .filter(row -> shown.stream().anyMatch(area -> area.area().equals(row.area())))
            .toList());
  }

  /**
   * The same with other titles of capabilities.
   *
   * @param titled of a code and the title it has
   * @param section name of a section, of its code
   */
  public AreaMatrix titled(BinaryOperator<String> titled, UnaryOperator<String> section) {
    return new AreaMatrix(
        asOfDay,
        checklist,
        version,
        capabilities.stream()
            .map(it ->
                new Column(
                    it.code(),
                    titled.apply(it.code(), it.title()),
                    it.section() == null ? null : section.apply(it.section())))
            .toList(),
        areas);
  }

  /** A capability. */
  public record Column(String code, String title, @Nullable String section) {}

  /**
   * An area.
   *
   * @param agencies number of agencies that count
   * @param cells in the order of the capabilities
   */
  public record Row(
      String area, int agencies, Distribution distribution, List<Movement.Counted> cells) {
    public Row {
      distribution = Objects.requireNonNullElse(distribution, Distribution.NOTHING);
      cells = Objects.requireNonNullElse(cells, List.of());
    }
  }
}
