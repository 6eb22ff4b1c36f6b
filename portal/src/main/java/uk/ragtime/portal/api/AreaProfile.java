package uk.ragtime.portal.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET T/areas/{area}/profile} with all that an area's page shows beside it, of one position.
 *
 * @param cycles of the partnership, oldest first
 * @param history counts cycle by cycle, by the profile's checklist
 * @param then ratings to compare with; null if there is nothing to compare with
 */
public record AreaProfile(
    Profile profile, List<Lists.Cycle> cycles, History history, @Nullable RatingsThen then) {

  /** Reads the service's answer, in which the profile's own members stand beside the others. */
  @JsonCreator
  static AreaProfile read(
      @Nullable String name,
      @Nullable String checklist,
      @Nullable Integer version,
      @Nullable String cycle,
      @Nullable List<Lists.Agency> agencies,
      @Nullable List<Profile.CapabilityRow> capabilities,
      @Nullable Long position,
      @Nullable List<Lists.Cycle> cycles,
      @Nullable History history,
      @Nullable Before before) {
    return new AreaProfile(
        new Profile(
            name,
            checklist,
            version,
            cycle,
            Objects.requireNonNullElse(agencies, List.of()),
            Objects.requireNonNullElse(capabilities, List.of()),
            position),
        new Lists.Cycles(Objects.requireNonNullElse(cycles, List.of())).cycles(),
        Objects.requireNonNullElse(history, new History(checklist, List.of())),
        before == null ? null : before.ofChecklist(checklist));
  }

  /** Ratings at an earlier moment, as the service tells them. */
  record Before(LocalDate day, @Nullable String cycle, @Nullable List<Row> capabilities) {
    RatingsThen ofChecklist(@Nullable String checklist) {
      return new RatingsThen(
          checklist,
          new RatingsThen.Moment(day, cycle),
          Objects.requireNonNullElse(capabilities, List.<Row>of()).stream()
              .map(Row::inMap)
              .toList());
    }
  }

  record Row(String code, @Nullable List<Cell> ratings) {
    RatingsThen.CapabilityRow inMap() {
      return new RatingsThen.CapabilityRow(
          code,
          Objects.requireNonNullElse(ratings, List.<Cell>of()).stream()
              .map(cell -> new RatingsThen.Cell(cell.agency(), cell.rating()))
              .toList());
    }
  }

  /**
   * @param rating RED, AMBER, GREEN, NOT_APPLICABLE or REGROUPED
   */
  record Cell(String agency, String rating) {}
}
