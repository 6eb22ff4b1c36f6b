package uk.ragtime.portal.review;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.AssessmentCommands;
import uk.ragtime.portal.api.AssessmentCommands.Agreement;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.assessment.AssessmentDetails;
import uk.ragtime.portal.assessment.AssessmentReader;
import uk.ragtime.portal.assessment.CellForms;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/** Settles a rating on which agency and reviewer do not agree: a coordinator says why. */
@Controller
class SettleController {
  private static final String SETTLE = AssessmentAddress.PATTERN + "/settle";
  private static final String ADDRESS = SETTLE + "/{capability:" + Codes.SLUG + "}";
  private static final String COORDINATOR = "COORDINATOR";

  private final AssessmentReader reader;
  private final AssessmentCommands commands;
  private final CellForms forms;
  private final Words words;

  SettleController(
      AssessmentReader reader, AssessmentCommands commands, CellForms forms, Words words) {
    this.reader = reader;
    this.commands = commands;
    this.forms = forms;
    this.words = words;
  }

  /** Leads to the first challenge that is open; to the assessment if none is. */
  @GetMapping(SETTLE)
  ModelAndView next(Visitor visitor, AssessmentAddress address) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    return details.assessment().cells().stream()
        .filter(Assessment.Cell::isChallenged)
        .findFirst()
        .map(cell -> new ModelAndView("redirect:" + address.page("settle", cell.capability())))
        .orElseGet(() -> FormPages.redirectFromNothingLeft(address.page()));
  }

  @GetMapping(ADDRESS)
  ModelAndView form(Visitor visitor, AssessmentAddress address, @PathVariable String capability) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    Assessment.Cell cell = details.cell(capability);
    boolean settles = details.capacity().settles(details.assessment()) && cell.isChallenged();
    return settles || !details.capacity().moderates()
        ? show(details, cell, AnswerForm.of(details, cell), List.of(), HttpStatus.OK)
        : FormPages.redirectFromClosedForm(address.page());
  }

  @PostMapping(ADDRESS)
  ModelAndView settle(
      Visitor visitor,
      AssessmentAddress address,
      @PathVariable String capability,
      @ModelAttribute AnswerForm form) {
    UUID key = form.sentKey();
    AssessmentDetails details = reader.read(visitor, address, 0);
    Assessment.Cell cell = details.cell(capability);
    List<FieldError> errors = errors(form);
    if (!errors.isEmpty()) {
      return show(details, cell, form, errors, HttpStatus.BAD_REQUEST);
    }
    Agreement agreement =
        new Agreement(Objects.requireNonNull(form.rating()), form.rationale(), COORDINATOR);
    return forms.send(
        visitor,
        details,
        capability,
        form,
        AnswerController.MESSAGES,
        on -> commands.agree(visitor, key, address.key(), capability, on, agreement),
        address::redirect,
        this::show);
  }

  private static List<FieldError> errors(AnswerForm form) {
    return form.errors().stream()
        .map(error ->
            error.problem().equals("answer.wrong.no-rating")
                ? new FieldError("settle.wrong.no-rating", error.field())
                : error)
        .toList();
  }

  private ModelAndView show(
      AssessmentDetails details,
      Assessment.Cell cell,
      AnswerForm form,
      List<FieldError> errors,
      HttpStatus status) {
    if (!details.capacity().moderates()) {
      throw new Failure.Forbidden("settle");
    }
    ModelAndView page = AssessmentReader.page("review/settle", details);
    page.addObject("cell", ReviewPage.cell(details, cell, null, words));
    page.addObject("choices", RatingChoice.all(details, cell));
    page.addObject("form", form);
    page.addObject("maxText", TypedText.MAX_LENGTH);
    return FormPages.with(errors, status, page);
  }
}
