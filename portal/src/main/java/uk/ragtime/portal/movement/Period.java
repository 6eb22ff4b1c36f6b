package uk.ragtime.portal.movement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.Moment;
import uk.ragtime.portal.page.TypedMoment;

/**
 * The form that chooses two moments: each a cycle, or a day where one is typed.
 *
 * @param from first moment; null for the cycle before the second
 * @param to second moment; null for the current cycle
 */
record Period(
    @Nullable Moment from, @Nullable Moment to, List<TypedMoment> typed, List<FieldError> errors) {
  /** Moments of an address. */
  static Period of(
      @Nullable String from, @Nullable String to, List<Lists.Cycle> cycles, LocalDate today) {
    return read(
        TypedMoment.of("from", Moment.of(from).orElse(null)),
        TypedMoment.of("to", Moment.of(to).orElse(null)),
        cycles,
        today);
  }

  /** Moments of the form. */
  static Period typed(Map<String, String> form, List<Lists.Cycle> cycles, LocalDate today) {
    return read(TypedMoment.of("from", form), TypedMoment.of("to", form), cycles, today);
  }

  /** The same, with the moments that were taken where none were named. */
  Period shown(Moment first, Moment second) {
    return new Period(
        from,
        to,
        List.of(
            from == null ? TypedMoment.of("from", first) : typed.getFirst(),
            to == null ? TypedMoment.of("to", second) : typed.getLast()),
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

  private static Period read(
      TypedMoment from, TypedMoment to, List<Lists.Cycle> cycles, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    Moment first = from.read(errors, today);
    Moment second = to.read(errors, today);
    if (errors.isEmpty() && first != null && second != null) {
      LocalDate begin = first.day(cycles, today).orElse(null);
      LocalDate end = second.day(cycles, today).orElse(null);
      boolean wrong = begin != null && end != null && begin.isAfter(end);
      if (wrong || Objects.equals(first, second)) {
        errors.add(new FieldError("movement.wrong.order", from.field()));
      }
    }
    return new Period(first, second, List.of(from, to), List.copyOf(errors));
  }
}
