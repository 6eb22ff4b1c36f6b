package uk.ragtime.portal.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.AssessmentCommands;
import uk.ragtime.portal.api.AssessmentCommands.Extension;
import uk.ragtime.portal.api.AssessmentCommands.Reopening;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.VersionedForm;
import uk.ragtime.portal.page.Words;

/** Opens an assessment again, or gives it more time; each with a reason. */
@Controller
class ReopenController {
  private static final String REOPEN = AssessmentAddress.PATTERN + "/reopen";
  private static final String EXTEND = AssessmentAddress.PATTERN + "/extend";

  /** The services give no more time than that. */
  private static final int MAX_DAYS = 60;

  private static final Set<String> DATE = Set.of("day", "month", "year");

  private final AssessmentReader reader;
  private final AssessmentCommands commands;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  ReopenController(
      AssessmentReader reader,
      AssessmentCommands commands,
      FormPages pages,
      Words words,
      Clock clock) {
    this.reader = reader;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  /** The fields of the form. */
  private enum Kind {
    REOPEN("assessment/reopen"),
    EXTEND("assessment/extend");

    final String template;

    Kind(String template) {
      this.template = template;
    }

    private boolean isFor(Capacity capacity) {
      return switch (this) {
        case REOPEN -> capacity.moderates() || capacity.reviews() || capacity.leads();
        case EXTEND -> capacity.moderates();
      };
    }

    /**
     * Ensures that somebody in this capacity may ever ask for it.
     *
     * @throws Failure if not
     */
    void require(Capacity capacity) {
      if (!isFor(capacity)) {
        throw new Failure.Forbidden(template);
      }
    }
  }

  /**
   * A reason as typed.
   *
   * @param version of the assessment that the form was opened on
   * @param day with month and year the last day of an extension
   */
  record ReasonForm(
      @Nullable UUID key,
      @Nullable Long version,
      String reason,
      @Nullable String day,
      @Nullable String month,
      @Nullable String year)
      implements VersionedForm {
    ReasonForm {
      reason = TypedText.of(reason);
    }

    static ReasonForm of(AssessmentDetails details) {
      return new ReasonForm(
          UUID.randomUUID(), details.assessment().version(), "", null, null, null);
    }

    public TypedDate typed() {
      return TypedDate.of(day, month, year);
    }

    List<FieldError> errors() {
      return TypedText.errors(reason, "reason", "reason.wrong.none");
    }

    ReasonForm on(AssessmentDetails details) {
      return new ReasonForm(key, details.assessment().version(), reason, day, month, year);
    }
  }

  @GetMapping(REOPEN)
  ModelAndView reopen(Visitor visitor, AssessmentAddress address) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    Kind.REOPEN.require(details.capacity());
    return details.capacity().reopens(details.assessment())
        ? show(Kind.REOPEN, details, ReasonForm.of(details), List.of(), HttpStatus.OK)
        : FormPages.redirectFromClosedForm(address.page());
  }

  @PostMapping(REOPEN)
  ModelAndView reopen(Visitor visitor, AssessmentAddress address, @ModelAttribute ReasonForm form) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return show(Kind.REOPEN, details, form, errors, HttpStatus.BAD_REQUEST);
    }
    try {
      Reopening reopening =
          new Reopening(form.reason(), details.capacity().forReopening(details.assessment()));
      return address.redirect(
          commands.reopen(visitor, form.sentKey(), address.key(), form.sentVersion(), reopening));
    } catch (Failure failure) {
      return failed(Kind.REOPEN, visitor, address, form, failure, "submit");
    }
  }

  @GetMapping(EXTEND)
  ModelAndView extend(Visitor visitor, AssessmentAddress address) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    Kind.EXTEND.require(details.capacity());
    return details.capacity().extendsTime(details.assessment())
        ? show(Kind.EXTEND, details, ReasonForm.of(details), List.of(), HttpStatus.OK)
        : FormPages.redirectFromClosedForm(address.page());
  }

  @PostMapping(EXTEND)
  ModelAndView extend(Visitor visitor, AssessmentAddress address, @ModelAttribute ReasonForm form) {
    List<FieldError> errors = new ArrayList<>(form.errors());
    LocalDate today = LocalDate.ofInstant(clock.instant(), Words.LONDON);
    TypedDate.Reading read = form.typed().read();
    switch (read) {
      case TypedDate.InvalidDate(FieldError error) -> errors.add(error);
      case TypedDate.Date(LocalDate date) -> {
        if (date.isBefore(today) || date.isAfter(today.plusDays(MAX_DAYS - 1))) {
          errors.add(new FieldError("extend.wrong.range", "day"));
        }
      }
    }
    if (!errors.isEmpty() || !(read instanceof TypedDate.Date(LocalDate last))) {
      return show(
          Kind.EXTEND, reader.read(visitor, address, 0), form, errors, HttpStatus.BAD_REQUEST);
    }
    try {
      Instant until = last.plusDays(1).atStartOfDay(Words.LONDON).toInstant();
      return address.redirect(
          commands.extend(
              visitor,
              form.sentKey(),
              address.key(),
              form.sentVersion(),
              new Extension(form.reason(), until)));
    } catch (Failure failure) {
      return failed(Kind.EXTEND, visitor, address, form, failure, "day");
    }
  }

  /** On a newer version the form is shown again, with the state it has now. */
  private ModelAndView failed(
      Kind kind,
      Visitor visitor,
      AssessmentAddress address,
      ReasonForm form,
      Failure failure,
      String field) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    if (failure.isRefusal(Failure.KEY_REUSED)
        && kind == Kind.REOPEN
        && !details.capacity().reopens(details.assessment())) {
      ModelAndView page = show(kind, details, form, List.of(), HttpStatus.OK);
      return FormPages.SavedAlready.FIXED.on(address.page(), page);
    }
    if (failure.isOvertaken()) {
      FieldError error = new FieldError("reason.wrong.changed", "submit");
      return show(kind, details, form.on(details), List.of(error), HttpStatus.CONFLICT);
    }
    boolean ofField = failure.isRefusal("until-out-of-range");
    FormPages.Failed failed = pages.failed(failure, ofField ? field : "submit");
    return show(kind, details, form, failed.errors(), failed.status());
  }

  private ModelAndView show(
      Kind kind,
      AssessmentDetails details,
      ReasonForm form,
      List<FieldError> errors,
      HttpStatus status) {
    kind.require(details.capacity());
    ModelAndView page = AssessmentReader.page(kind.template, details);
    page.addObject("form", form);
    page.addObject("state", AssessmentState.of(details.assessment()));
    page.addObject("challenges", details.assessment().challengesOpen());
    page.addObject("deadline", AssessmentPage.deadline(details, clock.instant(), words));
    page.addObject("maxReason", TypedText.MAX_LENGTH);
    page.addObject(
        "dateErrors", errors.stream().filter(error -> DATE.contains(error.field())).toList());
    return FormPages.with(errors, status, page);
  }
}
