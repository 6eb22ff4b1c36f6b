package uk.ragtime.portal.area;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.KnownOn;
import uk.ragtime.portal.page.Markup;
import uk.ragtime.portal.page.Options;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.RollUpRule;
import uk.ragtime.portal.page.StageChoice;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.Words;

/**
 * Choices of a visitor about a profile, as the form shows them.
 *
 * @param address with what is acceptable of them
 * @param typed date of the profile
 * @param known date up to which recorded entries count
 * @param errors empty if all can be shown
 */
public record Choices(
    ProfileAddress address, TypedDate typed, TypedDate known, List<FieldError> errors) {

  static Choices of(AreaAddress area, ProfileAddress.Asked asked, LocalDate today) {
    AsOf date = AsOf.address(asked.asOf(), today);
    String moment = asked.knownAt() == null ? "" : asked.knownAt().strip();
    Optional<KnownOn> instant =
        moment.contains("T")
            ? KnownOn.of(moment).filter(it -> !it.date().isAfter(today))
            : Optional.empty();
    AsOf known =
        instant.map(it -> AsOf.known(it.date())).orElseGet(() -> AsOf.address(moment, today));
    KnownOn knownOn =
        instant.orElse(known instanceof AsOf.Day day ? KnownOn.endOf(day.date()) : null);
    return of(area, asked, date, known, knownOn, today);
  }

  static Choices typed(
      AreaAddress area,
      ProfileAddress.Asked asked,
      TypedDate typed,
      TypedDate knownTyped,
      LocalDate today) {
    AsOf known = AsOf.form(knownTyped, today);
    return of(
        area,
        asked,
        AsOf.form(typed, today),
        known,
        known instanceof AsOf.Day day ? KnownOn.endOf(day.date()) : null,
        today);
  }

  private static Choices of(
      AreaAddress area,
      ProfileAddress.Asked asked,
      AsOf date,
      AsOf known,
      @Nullable KnownOn knownOn,
      LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    if (date instanceof AsOf.Invalid not) {
      errors.add(not.error());
    }
    if (known instanceof AsOf.Invalid not) {
      errors.add(new FieldError(not.error().problem(), "known-" + not.error().field()));
    }
    return new Choices(
        new ProfileAddress(
            area,
            date instanceof AsOf.Day day ? day.date() : null,
            knownOn,
            ProfileAddress.chosen(asked.rollup()),
            StageChoice.of(asked.stage()),
            ProfileAddress.comparable(asked.compare())),
        typed(date, TypedDate.of(today)),
        typed(known, TypedDate.NOTHING),
        List.copyOf(errors));
  }

  private static TypedDate typed(AsOf date, TypedDate otherwise) {
    return switch (date) {
      case AsOf.Now _ -> otherwise;
      case AsOf.Day day -> TypedDate.of(day.date());
      case AsOf.Invalid not -> not.typed();
    };
  }

  /** Whether one of the choices beside the date was made, so that the form shows them all. */
  public boolean isMore() {
    return address.knownOn() != null
        || address.stage() != StageChoice.STANDING
        || address.rollUp() != RollUpRule.WORST
        || errors.stream().anyMatch(error -> error.field().startsWith("known-"));
  }

  /** Error of one of the two dates; null if it has none. */
  public @Nullable FieldError error(String prefix) {
    return errors.stream()
        .filter(error -> error.field().startsWith("known-") == prefix.startsWith("known-"))
        .findFirst()
        .orElse(null);
  }

  /** Options of the moment to compare with. */
  public Markup comparisons(AreaPage page) {
    Options options = new Options();
    page.comparisons().forEach(each -> options.add(each.value(), each.label(), each.chosen()));
    return options.markup();
  }

  /** Options of the words that count. */
  public Markup stages(ProfileAddress shown, Words words) {
    Options options = new Options();
    for (StageChoice each : StageChoice.values()) {
      options.add(each.slug(), words.say(each.messageKey()), each == shown.stage());
    }
    return options.markup();
  }

  /** Options of how several agencies' ratings become one. */
  public Markup rules(ProfileAddress shown, Words words) {
    Options options = new Options();
    for (RollUpRule each : RollUpRule.values()) {
      options.add(each.slug(), words.say(each.messageKey()), each == shown.rollUp());
    }
    return options.markup();
  }
}
