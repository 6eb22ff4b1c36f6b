package uk.ragtime.portal.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A moment as chosen on a form: a cycle, or a day where one is typed.
 *
 * @param end begins the names of its fields, such as {@code from}
 * @param cycle code of the chosen cycle; empty for none
 */
public record TypedMoment(String end, String cycle, TypedDate date) {
  private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);

  public static TypedMoment of(String end, Map<String, String> form) {
    return new TypedMoment(
        end,
        form.getOrDefault(end + "-cycle", ""),
        TypedDate.of(form.get(end + "-day"), form.get(end + "-month"), form.get(end + "-year")));
  }

  public static TypedMoment of(String end, @Nullable Moment moment) {
    return switch (moment) {
      case Moment.Day(LocalDate date) -> new TypedMoment(end, "", TypedDate.of(date));
      case Moment.Outcome(String cycle) -> new TypedMoment(end, cycle, TypedDate.NOTHING);
      case null -> new TypedMoment(end, "", TypedDate.NOTHING);
    };
  }

  /**
   * Reads it.
   *
   * @param errors to which those of its fields are added
   * @return null if nothing is chosen, or it cannot be read
   */
  public @Nullable Moment read(List<FieldError> errors, LocalDate today) {
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

  /** The field in which it was chosen. */
  public String field() {
    return end + (date.blank() ? "-cycle" : "-day");
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
