package uk.ragtime.portal.action;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.ActionCommands.Plan;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.VersionedForm;

/**
 * A plan as typed.
 *
 * @param version of the action that the form was opened on; null for a new one
 * @param capability codes of the ticked boxes
 * @param aim null for none
 * @param day with month and year the day on which it is due
 */
record PlanForm(
    @Nullable UUID key,
    @Nullable Long version,
    @Nullable String area,
    @Nullable String agency,
    @Nullable String checklist,
    String title,
    List<String> capability,
    String what,
    @Nullable Rating aim,
    @Nullable String day,
    @Nullable String month,
    @Nullable String year)
    implements VersionedForm {
  /** The services take no longer ones. */
  static final int MAX_TITLE = 200;

  PlanForm {
    area = blankToNull(area);
    agency = blankToNull(agency);
    checklist = blankToNull(checklist);
    title = TypedText.line(title);
    capability = List.copyOf(Objects.requireNonNullElse(capability, List.of()));
    what = TypedText.of(what);
  }

  private static @Nullable String blankToNull(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed;
  }

  /** Form with a plan as it stands. */
  static PlanForm of(Actions.Action action) {
    TypedDate due = TypedDate.of(action.dueOn());
    return new PlanForm(
        UUID.randomUUID(),
        action.version(),
        action.area(),
        action.agency(),
        action.checklist(),
        Objects.requireNonNullElse(action.title(), ""),
        action.capabilities(),
        Objects.requireNonNullElse(action.what(), ""),
        action.aim(),
        due.day(),
        due.month(),
        due.year());
  }

  /** The same for an agency in an area. */
  PlanForm about(String ofArea, String ofAgency, String byChecklist) {
    return new PlanForm(
        key,
        version,
        ofArea,
        ofAgency,
        byChecklist,
        title,
        capability,
        what,
        aim,
        day,
        month,
        year);
  }

  /** The same on a newer version of the action. */
  PlanForm on(Actions.Action action) {
    return new PlanForm(
        key,
        action.version(),
        action.area(),
        action.agency(),
        action.checklist(),
        title,
        capability,
        what,
        aim,
        day,
        month,
        year);
  }

  /** Code of a new action: a number of its own, because a title may have to be erased. */
  String newCode() {
    return "a-" + sentKey().toString().replace("-", "").substring(0, 16);
  }

  public TypedDate typed() {
    return TypedDate.of(day, month, year);
  }

  /**
   * Errors, in the order of the page.
   *
   * @param earliest day on which it can be due; null for any
   */
  List<FieldError> errors(@Nullable LocalDate earliest) {
    List<FieldError> errors = new ArrayList<>();
    if (title.isEmpty()) {
      errors.add(new FieldError("action.wrong.no-title", "title"));
    } else if (title.length() > MAX_TITLE) {
      errors.add(new FieldError("action.wrong.long-title", "title"));
    }
    errors.addAll(TypedText.tooLong(what, "what"));
    if (capability.isEmpty()) {
      errors.add(new FieldError("action.wrong.no-capability", "capability"));
    }
    switch (typed().read()) {
      case TypedDate.InvalidDate(FieldError error) -> errors.add(error);
      case TypedDate.Date(LocalDate date) -> {
        if (earliest != null && date.isBefore(earliest)) {
          errors.add(new FieldError("action.wrong.past", "day"));
        }
      }
    }
    return errors;
  }

  /** The command; there must be no errors. */
  Plan plan() {
    if (!(typed().read() instanceof TypedDate.Date(LocalDate due))
        || area == null
        || agency == null
        || checklist == null) {
      throw new Failure.NotFound("plan");
    }
    return new Plan(
        title, agency, area, checklist, capability, aim, due, what.isEmpty() ? null : what);
  }
}
