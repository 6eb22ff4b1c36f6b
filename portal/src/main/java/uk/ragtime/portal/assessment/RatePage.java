package uk.ragtime.portal.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;

/**
 * A capability to be rated.
 *
 * @param number its place in the checklist, from 1
 * @param choices the ratings, with what each looks like
 * @param before rating until now; null for none
 * @param carriedOver whether that comes from an earlier cycle
 * @param last what was said last, and why; null if it was not said or cannot be found
 * @param reasons reasons for a change that can fit
 * @param rationaleLabel says that it is optional where the cycle asks for it with no rating
 * @param rationaleHint with the ratings that the cycle asks to explain; likewise for evidence
 */
record RatePage(
    String code,
    String title,
    @Nullable String guidance,
    int number,
    int total,
    List<Choice> choices,
    @Nullable RatingLabel before,
    boolean carriedOver,
    @Nullable SpokenWord last,
    List<String> reasons,
    String rationaleLabel,
    String rationaleHint,
    String evidenceHint,
    String story) {

  /** A rating, and what it looks like; null where the checklist does not tell. */
  record Choice(Rating rating, RatingLabel label, @Nullable String looks) {}

  static @Nullable Rating before(Assessment.Cell cell) {
    Assessment.Word self = cell.self();
    Assessment.CarriedOver carried = cell.carriedOver();
    if (cell.standing() != null) {
      return cell.standing();
    }
    return self == null ? carried == null ? null : carried.rating() : self.rating();
  }

  static RatePage of(
      AssessmentDetails details, Assessment.Cell cell, @Nullable SpokenWord last, Words words) {
    Lists.Capability item = details.item(cell.capability()).orElse(null);
    Rating before = before(cell);
    Assessment.Rules rules =
        details.assessment().rules() == null ? Assessment.Rules.NONE : details.assessment().rules();
    return new RatePage(
        cell.capability(),
        cell.title(),
        item == null ? null : item.guidance(),
        details.assessment().cells().indexOf(cell) + 1,
        details.assessment().cells().size(),
        Stream.of(Rating.values())
            .map(rating -> new Choice(rating, RatingLabel.of(rating), looks(item, rating)))
            .toList(),
        before == null ? null : RatingLabel.of(before),
        cell.self() == null && cell.carriedOver() != null,
        last,
        ReasonChoice.after(before),
        words.say(rules.rationaleFor().isEmpty() ? "rate.rationale.optional" : "rate.rationale"),
        hint("rate.rationale.hint", rules.rationaleFor(), words),
        hint("evidence.hint", rules.evidenceFor(), words),
        details.story(cell.capability()));
  }

  /** Hint of a field, with the ratings for which the cycle asks for it. */
  private static String hint(String key, List<Rating> asked, Words words) {
    String ratings =
        asked.stream().map(RatingLabel::of).map(words::label).collect(Collectors.joining(", "));
    return asked.isEmpty()
        ? words.say(key)
        : words.say(key) + " " + words.say("rate.asked", ratings);
  }

  private static @Nullable String looks(Lists.@Nullable Capability item, Rating rating) {
    if (item == null) {
      return null;
    }
    return switch (rating) {
      case RED -> item.red();
      case AMBER -> item.amber();
      case GREEN -> item.green();
      case NOT_APPLICABLE -> null;
    };
  }

  /**
   * Steps to the first capability that nobody has looked at, or to the check of all.
   *
   * @param confirmed those that were looked at just now
   */
  static String[] first(AssessmentDetails details, Set<String> confirmed) {
    return first(
        details.assessment().cells().stream()
            .filter(cell -> !confirmed.contains(cell.capability())));
  }

  /** Steps to the next capability that nobody has looked at, or to the check of all. */
  static String[] next(AssessmentDetails details, String capability) {
    List<Assessment.Cell> cells = details.assessment().cells();
    List<Assessment.Cell> order = new ArrayList<>();
    int at = details.assessment().cell(capability).map(cells::indexOf).orElse(cells.size() - 1);
    order.addAll(cells.subList(at + 1, cells.size()));
    order.addAll(cells.subList(0, at));
    return first(order.stream());
  }

  private static String[] first(Stream<Assessment.Cell> order) {
    return order
        .filter(cell -> !CellState.of(cell).isLookedAt())
        .findFirst()
        .map(cell -> new String[] {"rate", cell.capability()})
        .orElseGet(() -> new String[] {"check"});
  }
}
