package uk.ragtime.portal.erasure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.ErasureCommands.Hold;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.TypedText;

/**
 * A hold as typed.
 *
 * @param number a year and a number, such as 2026-7
 * @param day with month and year the last day; blank until it is lifted
 */
record HoldForm(
    String number,
    Set<String> members,
    Set<String> cycles,
    String reason,
    @Nullable String day,
    @Nullable String month,
    @Nullable String year) {
  private static final String NUMBER = "[0-9]{4}-[1-9][0-9]{0,3}";

  HoldForm {
    number = TypedText.line(number);
    members = Set.copyOf(Objects.requireNonNullElse(members, Set.of()));
    cycles = Set.copyOf(Objects.requireNonNullElse(cycles, Set.of()));
    reason = TypedText.of(reason);
  }

  /** Form with a number made of its key: one that is unlikely to have been given before. */
  static HoldForm empty(UUID key, LocalDate today, @Nullable String member) {
    long number = 1000 + Math.floorMod(key.getLeastSignificantBits(), 9000L);
    return new HoldForm(
        today.getYear() + "-" + number,
        member == null ? Set.of() : Set.of(member),
        Set.of(),
        "",
        null,
        null,
        null);
  }

  public TypedDate typed() {
    return TypedDate.of(day, month, year);
  }

  static boolean isNumber(String number) {
    return number.matches(NUMBER);
  }

  /** Errors, in the order of the page. */
  List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    if (members.isEmpty() && cycles.isEmpty()) {
      errors.add(new FieldError("hold.wrong.nothing", "members"));
    }
    errors.addAll(reasonErrors(reason, true));
    if (!typed().blank() && typed().read() instanceof TypedDate.InvalidDate(FieldError error)) {
      errors.add(error);
    }
    if (!isNumber(number)) {
      errors.add(new FieldError("hold.wrong.number", "number"));
    }
    return errors;
  }

  static List<FieldError> reasonErrors(String reason, boolean required) {
    if (reason.isEmpty()) {
      return required ? List.of(new FieldError("hold.wrong.no-reason", "reason")) : List.of();
    }
    return reason.length() > TypedText.MAX_LENGTH
        ? List.of(new FieldError("hold.wrong.long-reason", "reason"))
        : List.of();
  }

  /** The command; there must be no errors. */
  Hold hold() {
    return new Hold(
        members.stream().sorted().toList(),
        cycles.stream().sorted().toList(),
        reason,
        typed().read() instanceof TypedDate.Date(LocalDate date) ? date : null);
  }
}
