package uk.ragtime.portal.assessment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.AssessmentCommands;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/** Rates one capability, and goes on to the next. */
@Controller
class RateController {
  private static final String ADDRESS =
      AssessmentAddress.PATTERN + "/rate/{capability:" + Codes.SLUG + "}";

  /** Fields of the form that refusals concern; any other refusal is shown at the button. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "effective-date-in-future", "day",
          "effective-date-before-cycle", "day",
          "effective-date-after-cut-off", "day",
          "reason-does-not-fit", "reason");

  private static final Set<String> DATE = Set.of("day", "month", "year");

  private final AssessmentReader reader;
  private final AssessmentCommands commands;
  private final FormPages pages;
  private final Words words;

  RateController(
      AssessmentReader reader, AssessmentCommands commands, FormPages pages, Words words) {
    this.reader = reader;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
  }

  /** The rating saved while the form was open, beside the one chosen on it. */
  record Conflict(SpokenWord theirs, RatingLabel yours) {}

  @GetMapping(ADDRESS)
  ModelAndView form(
      Visitor visitor,
      AssessmentAddress address,
      @PathVariable String capability,
      @RequestParam(defaultValue = "0") long seen) {
    AssessmentDetails details = reader.read(visitor, address, seen);
    Assessment.Cell cell = details.cell(capability);
    details.requireWriter();
    if (!details.mayRate()) {
      return FormPages.redirectFromClosedForm(address.page());
    }
    RateForm form = RateForm.of(UUID.randomUUID(), details.assessment().version(), cell);
    return show(visitor, details, cell, form, null, List.of(), HttpStatus.OK);
  }

  @PostMapping(ADDRESS)
  ModelAndView rate(
      Visitor visitor,
      AssessmentAddress address,
      @PathVariable String capability,
      @ModelAttribute RateForm form) {
    UUID key = form.sentKey();
    AssessmentDetails details = reader.read(visitor, address, 0);
    Assessment.Cell cell = details.cell(capability);
    List<FieldError> errors = form.errors(cell);
    if (!errors.isEmpty()) {
      return show(visitor, details, cell, form, null, errors, HttpStatus.BAD_REQUEST);
    }
    if (form.repeats(cell)) {
      return next(details, capability, form, 0);
    }
    try {
      long position =
          commands.rate(visitor, key, address.key(), capability, form.sentVersion(), form.given());
      return next(details, capability, form, position);
    } catch (Failure failure) {
      return failure.isOvertaken()
          ? onNewerVersion(visitor, address, capability, form)
          : failed(visitor, details, cell, form, failure);
    }
  }

  /**
   * Saves it on the newer version if only other capabilities have changed; shows both ratings if
   * this one has.
   */
  private ModelAndView onNewerVersion(
      Visitor visitor, AssessmentAddress address, String capability, RateForm form) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    Assessment.Cell cell = details.cell(capability);
    RateForm newer = form.on(details.assessment().version(), cell);
    Assessment.Word theirs = cell.self();
    if (!form.isAbout(cell) && theirs != null) {
      Conflict conflict = new Conflict(SpokenWord.of(theirs, words), RatingLabel.of(form.rating()));
      FieldError error = new FieldError("rate.wrong.changed", "submit");
      return show(visitor, details, cell, newer, conflict, List.of(error), HttpStatus.CONFLICT);
    }
    try {
      long position =
          commands.rate(
              visitor,
              form.sentKey(),
              address.key(),
              capability,
              newer.sentVersion(),
              form.given());
      return next(details, capability, form, position);
    } catch (Failure failure) {
      return failed(visitor, details, cell, newer, failure);
    }
  }

  private static ModelAndView next(
      AssessmentDetails details, String capability, RateForm form, long position) {
    return form.returnsToList()
        ? details.address().redirect(position)
        : details.address().redirect(position, RatePage.next(details, capability));
  }

  private ModelAndView failed(
      Visitor visitor,
      AssessmentDetails details,
      Assessment.Cell cell,
      RateForm form,
      Failure failure) {
    FormPages.Failed failed = pages.failed(failure, FIELDS, "submit");
    return show(visitor, details, cell, form, null, failed.errors(), failed.status());
  }

  private ModelAndView show(
      Visitor visitor,
      AssessmentDetails details,
      Assessment.Cell cell,
      RateForm form,
      @Nullable Conflict conflict,
      List<FieldError> errors,
      HttpStatus status) {
    details.requireWriter();
    SpokenWord last =
        cell.self() == null
            ? reader.lastWords(visitor, details).get(cell.capability())
            : SpokenWord.of(cell.self(), words);
    ModelAndView page = AssessmentReader.page("assessment/rate", details);
    page.addObject("page", RatePage.of(details, cell, last, words));
    page.addObject("form", form);
    page.addObject("conflict", conflict);
    page.addObject("maxText", TypedText.MAX_LENGTH);
    page.addObject(
        "dateErrors", errors.stream().filter(error -> DATE.contains(error.field())).toList());
    return FormPages.with(errors, status, page);
  }
}
