package uk.ragtime.query.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.AreaCode;
import uk.ragtime.kernel.CapabilityCode;
import uk.ragtime.kernel.ChecklistCode;
import uk.ragtime.kernel.CycleCode;
import uk.ragtime.kernel.Rating;
import uk.ragtime.kernel.Sector;
import uk.ragtime.kernel.Stage;
import uk.ragtime.query.access.KnownAt;
import uk.ragtime.query.access.Moment;
import uk.ragtime.query.area.Area;
import uk.ragtime.query.cycle.Cycle;
import uk.ragtime.query.cycle.CycleItem;
import uk.ragtime.query.member.DisplayedMember;
import uk.ragtime.query.member.MemberNames;
import uk.ragtime.query.rating.CellReview;
import uk.ragtime.query.rating.RatingEntry;

/**
 * Profile as published over HTTP.
 *
 * @param asOfDay day in London whose ratings are in force, which is all that {@code asOf} decides
 * @param checklist that, with version, the answer looks through; null if no cycle was known
 * @param cycle whose checklist version it is; null if none was known
 * @param staleAfterDays age in days beyond which a rating that was neither given nor confirmed
 *     again is stale
 * @param stale number of stale ratings
 * @param openChallenges number of ratings shown with an open challenge; absent if there is none
 * @param agencies all that count, rated or not
 * @param unmapped capabilities rated in this area under other versions of this checklist that no
 *     capability of this version continues
 * @param cycles those of the partnership; like what follows null unless it was asked for
 * @param history counts cycle by cycle
 * @param before ratings at an earlier moment; null if there is none to compare with
 */
record ProfileAnswer(
    AreaCode area,
    String name,
    Instant asOf,
    LocalDate asOfDay,
    Instant knownAt,
    @Nullable ChecklistCode checklist,
    @Nullable Integer version,
    @Nullable CycleCode cycle,
    long position,
    int staleAfterDays,
    long stale,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int openChallenges,
    List<AgencyItem> agencies,
    List<CapabilityItem> capabilities,
    List<CapabilityCode> unmapped,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<CycleItem> cycles,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object history,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object before) {

  record AgencyItem(AgencyCode agency, String name, Sector sector) {}

  record CapabilityItem(
      CapabilityCode code,
      String title,
      String section,
      RollUp rollup,
      Distribution distribution,
      @JsonInclude(JsonInclude.Include.NON_DEFAULT) int openChallenges,
      List<RatingItem> ratings,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RegroupedItem> regrouped) {}

  /**
   * Ratings that an agency gave to capabilities that have since become one. They differ, so nothing
   * is claimed of them together, and the agency has not rated this one.
   */
  record RegroupedItem(AgencyCode agency, List<FormerItem> ratings) {}

  record FormerItem(CapabilityCode capability, Rating rating, LocalDate effectiveOn) {}

  /**
   * @param carriedOver whether it comes from another cycle and has not been reviewed in this one
   * @param confirmedOn day from which it was last given or reconfirmed
   * @param ageInDays since that day
   * @param ratedAs code of the capability when it was rated, if it has another one now
   * @param self the agency's own rating, beside one that was agreed
   * @param challenge of the agency's own rating
   */
  record RatingItem(
      AgencyCode agency,
      Rating rating,
      Stage stage,
      LocalDate effectiveOn,
      Instant recordedAt,
      CycleCode cycle,
      boolean carriedOver,
      LocalDate confirmedOn,
      int ageInDays,
      boolean stale,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CapabilityCode ratedAs,
      DisplayedMember by,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rating self,
      @JsonInclude(JsonInclude.Include.NON_NULL) CellReview.@Nullable Challenge challenge) {}

  static ProfileAnswer of(
      Staleness staleness,
      Profiles.ProfileAt found,
      KnownAt knownAt,
      long position,
      MemberNames names,
      @Nullable List<CycleItem> cycles,
      @Nullable Object history,
      @Nullable Object before) {
    Area area = found.area();
    Moment moment = found.moment();
    Cycle through = found.cycle();
    Profile profile = found.profile();
    List<CapabilityItem> capabilities =
        profile.rows().stream().map(row -> item(row, found, staleness, names)).toList();
    CycleCode cycle = through == null ? null : through.cycle();
    return new ProfileAnswer(
        area.area(),
        area.name(),
        moment.instant(),
        moment.day(),
        knownAt.shown(),
        through == null ? null : through.checklist(),
        through == null ? null : through.version(),
        cycle,
        position,
        staleness.afterDays(),
        profile.rows().stream()
            .flatMap(row -> row.ratings().stream())
            .filter(entry -> staleness.isStale(entry.effectiveOn()))
            .count(),
        capabilities.stream().mapToInt(CapabilityItem::openChallenges).sum(),
        found.agencies().stream()
            .map(agency -> new AgencyItem(agency.agency(), agency.name(), agency.sector()))
            .toList(),
        capabilities,
        found.unmapped(),
        cycles,
        history,
        before);
  }

  private static CapabilityItem item(
      Profile.CapabilityRow row, Profiles.ProfileAt found, Staleness staleness, MemberNames names) {
    CapabilityCode code = row.capability().code();
    CycleCode cycle = found.cycle() == null ? null : found.cycle().cycle();
    List<RatingItem> ratings =
        row.ratings().stream()
            .map(entry ->
                item(
                    entry, code, cycle, staleness, found.reviews().on(code, entry.agency()), names))
            .toList();
    return new CapabilityItem(
        code,
        row.capability().title(),
        row.capability().section(),
        row.rollup(),
        row.distribution(),
        (int)
            ratings.stream().filter(it -> it.challenge() != null && it.challenge().open()).count(),
        ratings,
        row.regrouped().entrySet().stream()
            .map(one -> new RegroupedItem(one.getKey(), formers(one.getValue())))
            .toList());
  }

  private static List<FormerItem> formers(List<RatingEntry> entries) {
    return entries.stream()
        .map(it -> new FormerItem(it.capability(), it.rating(), it.effectiveOn()))
        .toList();
  }

  private static RatingItem item(
      RatingEntry entry,
      CapabilityCode capability,
      @Nullable CycleCode cycle,
      Staleness staleness,
      @Nullable CellReview review,
      MemberNames names) {
    return new RatingItem(
        entry.agency(),
        entry.rating(),
        entry.stage(),
        entry.effectiveOn(),
        entry.recordedAt(),
        entry.cycle(),
        !entry.cycle().equals(cycle),
        entry.effectiveOn(),
        staleness.ageInDays(entry.effectiveOn()),
        staleness.isStale(entry.effectiveOn()),
        entry.capability().equals(capability) ? null : entry.capability(),
        names.displayed(entry.actor()),
        review == null || entry.stage() != Stage.AGREED ? null : review.self(),
        review == null ? null : review.challenge());
  }
}
