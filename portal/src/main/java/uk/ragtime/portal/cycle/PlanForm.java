package uk.ragtime.portal.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.ReferenceCommands;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.KeyedForm;
import uk.ragtime.portal.page.NameAndCode;
import uk.ragtime.portal.page.SuggestedCode;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/**
 * A cycle as typed, carried from page to page until it is recorded.
 *
 * @param code blank to make it of the name
 * @param checklist code and version, such as {@code workforce/2}
 * @param opensDay with month and year the first day
 * @param closesDay with month and year the last day
 * @param historic whether it records what was decided before
 * @param every whether a reviewer agrees on every capability, and not only on challenged ones
 * @param rationaleFor ratings that must be explained
 * @param evidenceFor ratings that need evidence
 * @param chosen whether the expected assessments were chosen; all are expected before
 * @param expected assessments, such as {@code blackpool/midwifery}
 * @param reason why the others are not expected
 */
record PlanForm(
    @Nullable UUID key,
    String name,
    String code,
    String checklist,
    @Nullable String opensDay,
    @Nullable String opensMonth,
    @Nullable String opensYear,
    @Nullable String closesDay,
    @Nullable String closesMonth,
    @Nullable String closesYear,
    @Nullable Boolean historic,
    @Nullable Boolean every,
    Set<String> rationaleFor,
    Set<String> evidenceFor,
    @Nullable Boolean chosen,
    Set<String> expected,
    String reason)
    implements KeyedForm {
  private static final String CHECKLIST = "([a-z0-9][a-z0-9-]{0,62})/([0-9]{1,5})";

  PlanForm {
    name = NameAndCode.tidy(name);
    code = NameAndCode.tidy(code);
    checklist = Objects.requireNonNullElse(checklist, "");
    rationaleFor = Set.copyOf(Objects.requireNonNullElse(rationaleFor, Set.of()));
    evidenceFor = Set.copyOf(Objects.requireNonNullElse(evidenceFor, Set.of()));
    expected = Set.copyOf(Objects.requireNonNullElse(expected, Set.of()));
    reason = TypedText.of(reason);
  }

  /** A form on which Red must be explained, with the only checklist if there is one. */
  static PlanForm empty(String checklist) {
    return new PlanForm(
        UUID.randomUUID(),
        "",
        "",
        checklist,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Set.of("RED"),
        Set.of(),
        null,
        Set.of(),
        "");
  }

  /** The same under another code, to be sent anew. */
  PlanForm coded(String other) {
    return new PlanForm(
        UUID.randomUUID(),
        name,
        other,
        checklist,
        opensDay,
        opensMonth,
        opensYear,
        closesDay,
        closesMonth,
        closesYear,
        historic,
        every,
        rationaleFor,
        evidenceFor,
        chosen,
        expected,
        reason);
  }

  public TypedDate opens() {
    return TypedDate.of(opensDay, opensMonth, opensYear);
  }

  public TypedDate closes() {
    return TypedDate.of(closesDay, closesMonth, closesYear);
  }

  public boolean isHistoric() {
    return Boolean.TRUE.equals(historic);
  }

  public boolean isEvery() {
    return Boolean.TRUE.equals(every);
  }

  boolean hasChosen() {
    return Boolean.TRUE.equals(chosen);
  }

  public String chosenCode() {
    return code.isEmpty() ? SuggestedCode.of(name) : code;
  }

  /** Errors of everything but the expected assessments, in the order of the page. */
  List<FieldError> errors(LocalDate today) {
    List<FieldError> errors = new ArrayList<>(NameAndCode.nameErrors(name));
    if (errors.isEmpty()) {
      errors.addAll(NameAndCode.codeErrors(chosenCode(), !code.isEmpty()));
    }
    if (!checklist.matches(CHECKLIST)) {
      errors.add(new FieldError("plan.wrong.checklist", "checklist"));
    }
    errors.addAll(dateErrors(opens(), closes(), isHistoric() ? LocalDate.MIN : today));
    return errors;
  }

  /**
   * Errors of two dates.
   *
   * @param earliest the last day must not be before it
   */
  static List<FieldError> dateErrors(TypedDate opens, TypedDate closes, LocalDate earliest) {
    List<FieldError> errors = new ArrayList<>();
    TypedDate.Reading first = opens.read();
    TypedDate.Reading last = closes.read();
    if (first instanceof TypedDate.InvalidDate(FieldError error)) {
      errors.add(of("opens", error));
    }
    if (last instanceof TypedDate.InvalidDate(FieldError error)) {
      errors.add(of("closes", error));
    }
    if (last instanceof TypedDate.Date(LocalDate end)) {
      if (first instanceof TypedDate.Date(LocalDate begin) && end.isBefore(begin)) {
        errors.add(new FieldError("plan.wrong.order", "closesDay"));
      } else if (end.isBefore(earliest)) {
        errors.add(new FieldError("plan.wrong.past", "closesDay"));
      }
    }
    return errors;
  }

  /** Error of one of two dates on a page. */
  private static FieldError of(String date, FieldError error) {
    String field = error.field();
    return new FieldError(
        "plan." + date + "." + error.problem(),
        date + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1));
  }

  /** The reason is required where any assessment is not expected. */
  List<FieldError> reasonErrors(boolean required) {
    return required
        ? TypedText.errors(reason, "reason", "plan.wrong.reason")
        : TypedText.tooLong(reason, "reason");
  }

  static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Words.LONDON).toInstant();
  }

  static LocalDate date(TypedDate typed) {
    return switch (typed.read()) {
      case TypedDate.Date(LocalDate date) -> date;
      case TypedDate.InvalidDate(FieldError error) ->
          throw new IllegalStateException(error.problem());
    };
  }

  String checklistCode() {
    return checklist.substring(0, checklist.indexOf('/'));
  }

  int version() {
    return Integer.parseInt(checklist.substring(checklist.indexOf('/') + 1));
  }

  /** The command; there must be no errors. */
  ReferenceCommands.Cycle cycle() {
    return new ReferenceCommands.Cycle(
        name,
        checklistCode(),
        version(),
        date(opens()),
        endOf(date(closes())),
        isHistoric(),
        new ReferenceCommands.Rules(
            isEvery() ? "EVERY" : "BY_EXCEPTION",
            rationaleFor.stream().sorted().toList(),
            evidenceFor.stream().sorted().toList(),
            false));
  }
}
