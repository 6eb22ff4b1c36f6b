package uk.ragtime.portal.action;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.RatingLabel;

/**
 * Everything that a plan is chosen from.
 *
 * @param action code; null for a new one
 * @param checklist title; null where the partnership has no other
 * @param onBehalf whether the visitor plans for an agency that is not their own
 */
record PlanPage(
    @Nullable String action,
    String agency,
    String area,
    @Nullable String checklist,
    boolean onBehalf,
    List<Item> items,
    List<Aim> aims) {

  /** A capability to choose, with its rating now; null if that is not known. */
  record Item(String code, String title, @Nullable RatingLabel now, boolean chosen) {}

  /** A rating to aim at. */
  record Aim(Rating rating, RatingLabel label, boolean chosen) {}

  /**
   * @param now ratings by code of capability; a missing one is not rated
   * @param known whether the ratings could be read
   */
  static PlanPage of(
      @Nullable String action,
      PlanForm form,
      Lists.Checklist checklist,
      Map<String, Rating> now,
      boolean known,
      ActionNames names,
      PlanningRights rights) {
    String agency = String.valueOf(form.agency());
    return new PlanPage(
        action,
        names.agency(agency),
        names.area(String.valueOf(form.area())),
        names.checklist(checklist.checklist()),
        !rights.own().contains(agency),
        checklist.capabilities().stream()
            .map(item ->
                new Item(
                    item.code(),
                    item.title(),
                    known ? RatingLabel.of(now.get(item.code())) : null,
                    form.capability().contains(item.code())))
            .toList(),
        List.of(Rating.GREEN, Rating.AMBER).stream()
            .map(rating -> new Aim(rating, RatingLabel.of(rating), rating == form.aim()))
            .toList());
  }
}
