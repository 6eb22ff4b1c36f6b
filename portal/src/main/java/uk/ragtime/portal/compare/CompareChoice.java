package uk.ragtime.portal.compare;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.Moment;
import uk.ragtime.portal.page.TypedMoment;

/**
 * Choice of the things compared: several areas at one moment, or one area at two.
 *
 * @param areas codes; empty for none chosen yet
 * @param on the moment; null for now
 * @param with the other moment of one area; null for none
 */
record CompareChoice(
    List<String> areas,
    @Nullable String checklist,
    @Nullable Moment on,
    @Nullable Moment with,
    List<TypedMoment> typed,
    List<FieldError> errors) {

  /** Columns that a page has room for. */
  static final int MOST_AREAS = 8;

  /** Choice of an address; areas are separate or joined by commas. */
  static CompareChoice of(
      @Nullable List<String> areas,
      @Nullable String checklist,
      @Nullable String on,
      @Nullable String with,
      LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    TypedMoment one = TypedMoment.of("on", Moment.of(on).orElse(null));
    TypedMoment other = TypedMoment.of("with", Moment.of(with).orElse(null));
    Moment first = one.read(errors, today);
    Moment second = other.read(errors, today);
    return checked(split(areas), checklist, first, second, List.of(one, other), errors);
  }

  /** Choice of the form. */
  static CompareChoice typed(
      @Nullable List<String> areas, Map<String, String> form, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    TypedMoment on = TypedMoment.of("on", form);
    TypedMoment with = TypedMoment.of("with", form);
    Moment first = on.read(errors, today);
    Moment second = with.read(errors, today);
    List<String> chosen = split(areas);
    if (chosen.isEmpty()) {
      errors.add(new FieldError("compare.wrong.no-area", "areas"));
    }
    return checked(chosen, form.get("checklist"), first, second, List.of(on, with), errors);
  }

  private static CompareChoice checked(
      List<String> areas,
      @Nullable String checklist,
      @Nullable Moment on,
      @Nullable Moment with,
      List<TypedMoment> typed,
      List<FieldError> errors) {
    if (areas.size() > MOST_AREAS) {
      errors.add(new FieldError("compare.wrong.many-areas", "areas"));
    }
    if (areas.size() > 1 && with != null) {
      errors.add(new FieldError("compare.wrong.two-moments", typed.getLast().field()));
    }
    boolean named = checklist != null && !checklist.isBlank();
    return new CompareChoice(areas, named ? checklist : null, on, with, typed, List.copyOf(errors));
  }

  private static List<String> split(@Nullable List<String> areas) {
    return areas == null
        ? List.of()
        : areas.stream()
            .flatMap(each -> Arrays.stream(each.split(",")))
            .map(String::strip)
            .filter(each -> !each.isEmpty())
            .distinct()
            .toList();
  }

  boolean isRight() {
    return errors.isEmpty();
  }

  /** Whether one area is compared with itself at another moment. */
  boolean isOfMoments() {
    return with != null && areas.size() == 1;
  }

  CompareChoice ofAreas(List<String> others) {
    return new CompareChoice(others, checklist, on, with, typed, errors);
  }

  /** Address of the same by another checklist, whose cycles are others: its days stay. */
  String addressBy(String partnership, String other) {
    return new CompareChoice(areas, other, ofDay(on), ofDay(with), typed, errors)
        .address(partnership, other);
  }

  private static @Nullable Moment ofDay(@Nullable Moment moment) {
    return moment instanceof Moment.Day ? moment : null;
  }

  /** Address of the comparison, which can be kept and shared. */
  String address(String partnership, @Nullable String ofChecklist) {
    return UriComponentsBuilder.newInstance()
        .path("/")
        .pathSegment(partnership, "compare")
        .queryParamIfPresent(
            "areas", areas.isEmpty() ? Optional.empty() : Optional.of(String.join(",", areas)))
        .queryParamIfPresent("on", Optional.ofNullable(on).map(Moment::value))
        .queryParamIfPresent("with", Optional.ofNullable(with).map(Moment::value))
        .queryParamIfPresent("checklist", Optional.ofNullable(ofChecklist))
        .build()
        .encode()
        .toUriString();
  }
}
