package uk.ragtime.portal.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;

/** A moment to compare: a day, or the outcome of a cycle. */
public sealed interface Moment {

  record Day(LocalDate date) implements Moment {}

  record Outcome(String cycle) implements Moment {}

  /** Moment of an address: what looks like a date is one, any other text is a cycle's code. */
  static Optional<Moment> of(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Day(LocalDate.parse(text.strip())));
    } catch (DateTimeException e) {
      return Optional.of(new Outcome(text.strip()));
    }
  }

  /**
   * Checks that there is the cycle whose outcome it is.
   *
   * @param moment null for none
   * @throws Failure.NotFound if there is no such cycle
   */
  static void requireKnown(@Nullable Moment moment, List<Lists.Cycle> cycles) {
    if (moment instanceof Outcome(String cycle)) {
      AddressCode.require(cycle, cycles.stream().map(Lists.Cycle::cycle).toList());
    }
  }

  /**
   * Checks two moments of an address that has no form to correct them on.
   *
   * @param from null for none
   * @param to null for none
   * @throws Failure.NotFound if there is no such cycle, a day is still to come or before anything
   *     was rated, or they are not in order
   */
  static void requirePeriod(
      @Nullable Moment from, @Nullable Moment to, List<Lists.Cycle> cycles, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    for (Moment each : Arrays.asList(from, to)) {
      requireKnown(each, cycles);
      TypedMoment.of("", each).read(errors, today);
    }
    LocalDate begin = from == null ? null : from.day(cycles, today).orElse(null);
    LocalDate end = to == null ? null : to.day(cycles, today).orElse(null);
    boolean ordered = begin == null || end == null || !begin.isAfter(end);
    if (!errors.isEmpty() || !ordered || (from != null && from.equals(to))) {
      throw new Failure.NotFound("moment");
    }
  }

  /** Whether it is on a day before that end, so that {@link #requirePeriod} accepts both. */
  default boolean begins(LocalDate end, List<Lists.Cycle> cycles, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    TypedMoment.of("", this).read(errors, today);
    return errors.isEmpty() && day(cycles, today).filter(day -> day.isBefore(end)).isPresent();
  }

  /** Value in addresses. */
  default String value() {
    return switch (this) {
      case Day(LocalDate date) -> date.toString();
      case Outcome(String cycle) -> cycle;
    };
  }

  /**
   * Day whose ratings are shown; empty where it is not known. An outcome that is still to come is
   * that of today.
   */
  default Optional<LocalDate> day(List<Lists.Cycle> cycles, LocalDate today) {
    return switch (this) {
      case Day(LocalDate date) -> Optional.of(date);
      case Outcome(String code) ->
          cycles.stream()
              .filter(cycle -> cycle.cycle().equals(code))
              .flatMap(cycle -> Optional.ofNullable(cycle.outcomeOn()).stream())
              .map(day -> day.isAfter(today) ? today : day)
              .findFirst();
    };
  }

  /** Name for people: that of a cycle, or a day. */
  default String name(List<Lists.Cycle> cycles, Words words) {
    return switch (this) {
      case Day(LocalDate date) -> words.day(date);
      case Outcome(String code) ->
          cycles.stream()
              .filter(cycle -> cycle.cycle().equals(code))
              .map(Lists.Cycle::name)
              .findFirst()
              .orElse(code);
    };
  }
}
