package uk.ragtime.query.profiletopic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Stage;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.profile.Distribution;
import uk.ragtime.query.profile.Profile;
import uk.ragtime.query.profile.Profiles;
import uk.ragtime.query.profile.RollUp;
import uk.ragtime.query.rating.RatingEntry;

/**
 * An area's current profile as the topic has it. It names no people.
 *
 * @param position of the event up to which it tells: of two values, the one with the lower position
 *     is the older
 * @param asOf the day in London on which it is so
 * @param checklist whose cycle is open, or was last; null where there is no cycle
 * @param otherChecklists the same for the others that the partnership rates
 */
record ProfileValue(
    PartnershipCode partnership,
    AreaCode area,
    String name,
    long position,
    LocalDate asOf,
    @Nullable ChecklistCode checklist,
    @Nullable Integer version,
    @Nullable CycleCode cycle,
    List<CapabilityItem> capabilities,
    List<ChecklistItem> otherChecklists) {

  /** The same area through another checklist that the partnership rates. */
  record ChecklistItem(
      ChecklistCode checklist, int version, CycleCode cycle, List<CapabilityItem> capabilities) {}

  record CapabilityItem(
      CapabilityCode code,
      String title,
      String section,
      RollUp rollup,
      Distribution distribution,
      List<RatingItem> ratings) {}

  record RatingItem(
      AgencyCode agency,
      Rating rating,
      Stage stage,
      LocalDate effectiveOn,
      Instant recordedAt,
      CycleCode cycle,
      boolean carriedOver) {}

  /**
   * @param seen through the checklist whose cycle is open, or was last; then through the others
   */
  static ProfileValue of(
      PartnershipCode partnership, long position, List<Profiles.ProfileAt> seen) {
    Profiles.ProfileAt first = seen.getFirst();
    Cycle cycle = first.cycle();
    return new ProfileValue(
        partnership,
        first.area().area(),
        first.area().name(),
        position,
        first.moment().day(),
        cycle == null ? null : cycle.checklist(),
        cycle == null ? null : cycle.version(),
        cycle == null ? null : cycle.cycle(),
        items(first),
        seen.stream().skip(1).flatMap(other -> other(other).stream()).toList());
  }

  private static Optional<ChecklistItem> other(Profiles.ProfileAt seen) {
    return Optional.ofNullable(seen.cycle())
        .map(cycle ->
            new ChecklistItem(cycle.checklist(), cycle.version(), cycle.cycle(), items(seen)));
  }

  private static List<CapabilityItem> items(Profiles.ProfileAt seen) {
    CycleCode cycle = seen.cycle() == null ? null : seen.cycle().cycle();
    return seen.profile().rows().stream().map(row -> item(row, cycle)).toList();
  }

  private static CapabilityItem item(Profile.CapabilityRow row, @Nullable CycleCode cycle) {
    return new CapabilityItem(
        row.capability().code(),
        row.capability().title(),
        row.capability().section(),
        row.rollup(),
        row.distribution(),
        row.ratings().stream().map(entry -> item(entry, cycle)).toList());
  }

  private static RatingItem item(RatingEntry entry, @Nullable CycleCode cycle) {
    return new RatingItem(
        entry.agency(),
        entry.rating(),
        entry.stage(),
        entry.effectiveOn(),
        entry.recordedAt(),
        entry.cycle(),
        !entry.cycle().equals(cycle));
  }
}
