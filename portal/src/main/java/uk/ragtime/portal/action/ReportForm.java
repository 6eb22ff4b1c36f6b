package uk.ragtime.portal.action;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.ActionCommands.Report;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.VersionedForm;

/**
 * A report on an action as typed.
 *
 * @param version of the action that the form was opened on
 * @param status UNDER_WAY, DONE or DROPPED
 * @param day with month and year the day from which it is so; blank for today
 */
record ReportForm(
    @Nullable UUID key,
    @Nullable Long version,
    @Nullable String status,
    String note,
    @Nullable String day,
    @Nullable String month,
    @Nullable String year)
    implements VersionedForm {
  static final List<String> STATUSES = List.of("UNDER_WAY", "DONE", "DROPPED");
  private static final Set<String> DATE = Set.of("day", "month", "year");

  ReportForm {
    note = TypedText.of(note);
  }

  /** Nothing is chosen, except where an action that is settled can only be taken up again. */
  static ReportForm of(Actions.Action action) {
    String status = action.isSettled() ? "UNDER_WAY" : null;
    return new ReportForm(UUID.randomUUID(), action.version(), status, "", null, null, null);
  }

  ReportForm on(Actions.Action action) {
    return new ReportForm(key, action.version(), status, note, day, month, year);
  }

  public TypedDate typed() {
    return TypedDate.of(day, month, year);
  }

  /** Errors, in the order of the page. */
  List<FieldError> errors(Actions.Action action, LocalDate today) {
    List<FieldError> errors = new ArrayList<>();
    if (status == null || !STATUSES.contains(status)) {
      errors.add(new FieldError("report.wrong.no-status", "status"));
    }
    if (note.isEmpty() && action.isSettled()) {
      errors.add(new FieldError("report.wrong.no-note", "note"));
    }
    errors.addAll(TypedText.tooLong(note, "note"));
    if (!typed().blank()) {
      switch (typed().read()) {
        case TypedDate.InvalidDate(FieldError error) -> errors.add(error);
        case TypedDate.Date(LocalDate date) -> {
          if (date.isAfter(today)) {
            errors.add(new FieldError("date.wrong.in-future", "day"));
          }
        }
      }
    }
    return errors;
  }

  /** The command; there must be no errors. */
  Report report() {
    return new Report(
        Objects.requireNonNull(status),
        typed().read() instanceof TypedDate.Date(LocalDate date) ? date : null,
        note.isEmpty() ? null : note);
  }

  /** Those errors that concern the three fields of a date. */
  static List<FieldError> ofDate(List<FieldError> errors) {
    return errors.stream().filter(error -> DATE.contains(error.field())).toList();
  }
}
