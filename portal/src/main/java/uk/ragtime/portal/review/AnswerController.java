package uk.ragtime.portal.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.LongUnaryOperator;
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
import uk.ragtime.portal.api.AssessmentCommands.Agreement;
import uk.ragtime.portal.api.AssessmentCommands.Answer;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.assessment.AssessmentDetails;
import uk.ragtime.portal.assessment.AssessmentReader;
import uk.ragtime.portal.assessment.CellForms;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/**
 * Answers a challenge: the agency keeps its rating, offers another, or accepts what the reviewer
 * sees. A lead's acceptance settles it; a rater's is an offer.
 */
@Controller
class AnswerController {
  private static final String ANSWER = AssessmentAddress.PATTERN + "/answer";
  private static final String ADDRESS = ANSWER + "/{capability:" + Codes.SLUG + "}";

  /** The same for whoever answers and whoever settles. */
  static final CellForms.Messages MESSAGES =
      new CellForms.Messages("answer.wrong.changed", Map.of());

  private final AssessmentReader reader;
  private final AssessmentCommands commands;
  private final CellForms forms;
  private final Words words;

  AnswerController(
      AssessmentReader reader, AssessmentCommands commands, CellForms forms, Words words) {
    this.reader = reader;
    this.commands = commands;
    this.forms = forms;
    this.words = words;
  }

  /** Leads to the first challenge without an answer; to the assessment if there is none. */
  @GetMapping(ANSWER)
  ModelAndView next(Visitor visitor, AssessmentAddress address) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    return unanswered(details).stream()
        .filter(_ -> details.mayAnswer())
        .findFirst()
        .map(cell -> new ModelAndView("redirect:" + address.page("answer", cell.capability())))
        .orElseGet(() -> FormPages.redirectFromNothingLeft(address.page()));
  }

  private static List<Assessment.Cell> unanswered(AssessmentDetails details) {
    return details.assessment().cells().stream()
        .filter(cell -> cell.isChallenged() && !cell.isAnswered())
        .toList();
  }

  /** Confirms that an answer was sent, and leads on to the next challenge. */
  @GetMapping(ADDRESS + "/sent")
  ModelAndView sent(
      Visitor visitor,
      AssessmentAddress address,
      @PathVariable String capability,
      @RequestParam(defaultValue = "0") long seen) {
    AssessmentDetails details = reader.read(visitor, address, seen);
    Assessment.Cell cell = details.cell(capability);
    if (!details.capacity().writes()) {
      throw new Failure.Forbidden("answer");
    }
    List<Assessment.Cell> left =
        unanswered(details).stream().filter(it -> !it.capability().equals(capability)).toList();
    ModelAndView page = AssessmentReader.page("review/answered", details);
    page.addObject("cell", ReviewPage.cell(details, cell, null, words));
    page.addObject("left", left.size());
    page.addObject(
        "next", left.isEmpty() ? null : address.page("answer", left.getFirst().capability()));
    return page;
  }

  @GetMapping(ADDRESS)
  ModelAndView form(Visitor visitor, AssessmentAddress address, @PathVariable String capability) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    Assessment.Cell cell = details.cell(capability);
    boolean answers = details.mayAnswer() && cell.isChallenged();
    return !details.capacity().writes() || answers
        ? show(details, cell, AnswerForm.of(details, cell), List.of(), HttpStatus.OK)
        : FormPages.redirectFromClosedForm(address.page());
  }

  @PostMapping(ADDRESS)
  ModelAndView answer(
      Visitor visitor,
      AssessmentAddress address,
      @PathVariable String capability,
      @ModelAttribute AnswerForm form) {
    UUID key = form.sentKey();
    AssessmentDetails details = reader.read(visitor, address, 0);
    Assessment.Cell cell = details.cell(capability);
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return show(details, cell, form, errors, HttpStatus.BAD_REQUEST);
    }
    return forms.send(
        visitor,
        details,
        capability,
        form,
        MESSAGES,
        command(visitor, key, details, cell, form),
        position -> address.redirect(position, "answer", capability, "sent"),
        this::show);
  }

  /** Accepting is agreeing for those who may agree, and an answer for everybody else. */
  private LongUnaryOperator command(
      Visitor visitor, UUID key, AssessmentDetails details, Assessment.Cell cell, AnswerForm form) {
    Rating rating = Objects.requireNonNull(form.rating());
    Assessment.Challenge challenge = cell.challenge();
    boolean accepts = challenge != null && challenge.word().rating() == rating;
    if (accepts && details.capacity().signs()) {
      Agreement agreement = new Agreement(rating, form.rationale(), details.capacity().forAgency());
      return on ->
          commands.agree(visitor, key, details.address().key(), cell.capability(), on, agreement);
    }
    boolean keeps = cell.self() != null && cell.self().rating() == rating;
    Answer answer = new Answer(keeps ? null : rating, form.rationale());
    return on ->
        commands.answer(visitor, key, details.address().key(), cell.capability(), on, answer);
  }

  private ModelAndView show(
      AssessmentDetails details,
      Assessment.Cell cell,
      AnswerForm form,
      List<FieldError> errors,
      HttpStatus status) {
    if (!details.capacity().writes()) {
      throw new Failure.Forbidden("answer");
    }
    ModelAndView page = AssessmentReader.page("review/answer", details);
    page.addObject("cell", ReviewPage.cell(details, cell, null, words));
    page.addObject("choices", RatingChoice.forAgency(details, cell, details.capacity().signs()));
    page.addObject("form", form);
    page.addObject("maxText", TypedText.MAX_LENGTH);
    return FormPages.with(errors, status, page);
  }
}
