package uk.ragtime.portal.movement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.Moment;
import uk.ragtime.portal.page.TypedDate;

/**
 * The form that chooses two moments: each a cycle, or a day where one is typed.
 *
 * @param from first moment; null for the cycle before the second
 * @param to second moment; null for the current cycle
 */
record Period(
    @Nullable Moment from, @Nullable Moment to, List<Typed> typed, List<FieldError> errors) {
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  /**
   * One moment as chosen on the form.
   *
   * @param end {@code from} or {@code to}: begins the names of its fields
   * @param cycle code of the chosen cycle; empty for none
   */
  record Typed(String end, String cycle, TypedDate date) {
    static Typed of(String end, Map<String, String> form) {
      return new Typed(
          end,
          form.getOrDefault(end + "-cycle", ""),
          TypedDate.of(form.get(end + "-day"), form.get(end + "-month"), form.get(end + "-year")));
    }

    static Typed of(String end, @Nullable Moment moment) {
      return switch (moment) {
        case Moment.Day(LocalDate date) -> new Typed(end, "", TypedDate.of(date));
        case Moment.Outcome(String cycle) -> new Typed(end, cycle, TypedDate.NOTHING);
        case null -> new Typed(end, "", TypedDate.NOTHING);
      };
    }

    private @Nullable Moment read(List<FieldError> errors, LocalDate today) {
      if (date.blank()) {
        return Moment.of(cycle).orElse(null);
      }
      return switch (date.read()) {
        case TypedDate.Date(LocalDate day) -> {
          checked(day, today).ifPresent(errors::add);
          yield new Moment.Day(day);
        }
        case TypedDate.InvalidDate(FieldError error) -> {
          errors.add(new FieldError(error.problem(), end + "-" + error.field()));
          yield null;
        }
      };
    }

    private Optional<FieldError> checked(LocalDate day, LocalDate today) {
      if (day.isAfter(today)) {
        return Optional.of(new FieldError("date.wrong.in-future", end + "-day"));
      }
      return day.isBefore(EARLIEST)
          ? Optional.of(new FieldError("date.wrong.too-early", end + "-year"))
          : Optional.empty();
    }
  }

  /** Moments of an address. */
  static Period of(
      @Nullable String from, @Nullable String to, List<Lists.Cycle> cycles, LocalDate today) {
    Moment first = Moment.of(from).orElse(null);
    Moment second = Moment.of(to).orElse(null);
    return checked(
        first,
        second,
        List.of(Typed.of("from", first), Typed.of("to", second)),
        new ArrayList<>(),
        cycles,
        today);
  }

  /** Moments of the form. */
  static Period typed(Map<String, String> form, List<Lists.Cycle> cycles, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    Typed from = Typed.of("from", form);
    Typed to = Typed.of("to", form);
    Moment first = from.read(errors, today);
    Moment second = to.read(errors, today);
    return checked(first, second, List.of(from, to), errors, cycles, today);
  }

  /** The same, with the moments that were taken where none were named. */
  Period shown(Moment first, Moment second) {
    return new Period(
        from,
        to,
        List.of(
            from == null ? Typed.of("from", first) : typed.getFirst(),
            to == null ? Typed.of("to", second) : typed.getLast()),
        errors);
  }

  boolean isRight() {
    return errors.isEmpty();
  }

  @Nullable String fromValue() {
    return from == null ? null : from.value();
  }

  @Nullable String toValue() {
    return to == null ? null : to.value();
  }

  private static Period checked(
      @Nullable Moment first,
      @Nullable Moment second,
      List<Typed> typed,
      List<FieldError> errors,
      List<Lists.Cycle> cycles,
      LocalDate today) {
    if (errors.isEmpty() && first != null && second != null) {
      LocalDate begin = first.day(cycles, today).orElse(null);
      LocalDate end = second.day(cycles, today).orElse(null);
      boolean wrong = begin != null && end != null && begin.isAfter(end);
      if (wrong || Objects.equals(first, second)) {
        errors.add(new FieldError("movement.wrong.order", field(typed.getFirst())));
      }
    }
    return new Period(first, second, typed, List.copyOf(errors));
  }

  private static String field(Typed typed) {
    return typed.end() + (typed.date().blank() ? "-cycle" : "-day");
  }
}
