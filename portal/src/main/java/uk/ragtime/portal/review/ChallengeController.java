package uk.ragtime.portal.review;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import uk.ragtime.portal.api.AssessmentCommands.Challenge;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.assessment.AssessmentDetails;
import uk.ragtime.portal.assessment.AssessmentReader;
import uk.ragtime.portal.assessment.CellForms;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/** Challenges a rating: what the reviewer sees in its place, and why. */
@Controller
class ChallengeController {
  private static final String ADDRESS =
      AssessmentAddress.PATTERN + "/review/{capability:" + Codes.SLUG + "}";

  private static final CellForms.Messages MESSAGES =
      new CellForms.Messages("challenge.wrong.changed", Map.of("sees-the-same", "sees"));

  private final AssessmentReader reader;
  private final AssessmentCommands commands;
  private final CellForms forms;
  private final Words words;

  ChallengeController(
      AssessmentReader reader, AssessmentCommands commands, CellForms forms, Words words) {
    this.reader = reader;
    this.commands = commands;
    this.forms = forms;
    this.words = words;
  }

  @GetMapping(ADDRESS)
  ModelAndView form(Visitor visitor, AssessmentAddress address, @PathVariable String capability) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    Assessment.Cell cell = details.cell(capability);
    ChallengeForm form = ChallengeForm.of(details, cell);
    return !details.capacity().reviews() || details.mayReview()
        ? show(visitor, details, cell, form, List.of(), HttpStatus.OK)
        : FormPages.redirectFromClosedForm(address.page());
  }

  @PostMapping(ADDRESS)
  ModelAndView challenge(
      Visitor visitor,
      AssessmentAddress address,
      @PathVariable String capability,
      @ModelAttribute ChallengeForm form) {
    UUID key = form.sentKey();
    AssessmentDetails details = reader.read(visitor, address, 0);
    Assessment.Cell cell = details.cell(capability);
    if ("change".equals(form.step())) {
      return show(visitor, details, cell, form, List.of(), HttpStatus.OK);
    }
    List<FieldError> errors = form.errors(cell);
    if (errors.isEmpty() && "check".equals(form.step())) {
      return check(details, cell, form);
    }
    if (!errors.isEmpty()) {
      return show(visitor, details, cell, form, errors, HttpStatus.BAD_REQUEST);
    }
    Challenge challenge =
        new Challenge(
            Objects.requireNonNull(form.sees()), form.rationale(), form.evidence().documents());
    return forms.send(
        visitor,
        details,
        capability,
        form,
        MESSAGES,
        on -> commands.challenge(visitor, key, address.key(), capability, on, challenge),
        position -> address.redirect(position, "review", capability, "sent"),
        (newer, now, typed, wrong, status) -> show(visitor, newer, now, typed, wrong, status));
  }

  /** Shows a challenge beside the agency's word before it is sent; nothing is recorded yet. */
  private ModelAndView check(AssessmentDetails details, Assessment.Cell cell, ChallengeForm form) {
    if (!details.capacity().reviews()) {
      throw new Failure.Forbidden("challenge");
    }
    ModelAndView page = AssessmentReader.page("review/challenge-check", details);
    page.addObject("cell", ReviewPage.cell(details, cell, null, words));
    page.addObject("form", form);
    page.addObject("sees", RatingLabel.of(form.sees()));
    page.addObject("documents", form.evidence().documents());
    return FormPages.with(List.of(), HttpStatus.OK, page);
  }

  /** Confirms that a challenge was sent, and leads on to the rest of the review. */
  @GetMapping(ADDRESS + "/sent")
  ModelAndView sent(
      Visitor visitor,
      AssessmentAddress address,
      @PathVariable String capability,
      @RequestParam(defaultValue = "0") long seen) {
    AssessmentDetails details = reader.read(visitor, address, seen);
    if (!details.capacity().reviews()) {
      throw new Failure.Forbidden("challenge");
    }
    ModelAndView page = AssessmentReader.page("review/challenged", details);
    page.addObject("cell", ReviewPage.cell(details, details.cell(capability), null, words));
    return page;
  }

  private ModelAndView show(
      Visitor visitor,
      AssessmentDetails details,
      Assessment.Cell cell,
      ChallengeForm form,
      List<FieldError> errors,
      HttpStatus status) {
    if (!details.capacity().reviews()) {
      throw new Failure.Forbidden("challenge");
    }
    ModelAndView page = AssessmentReader.page("review/challenge", details);
    page.addObject(
        "cell",
        ReviewPage.cell(
            details, cell, reader.lastWords(visitor, details).get(cell.capability()), words));
    page.addObject("choices", RatingChoice.forReviewer(details, cell));
    page.addObject("form", form);
    page.addObject("maxText", TypedText.MAX_LENGTH);
    return FormPages.with(errors, status, page);
  }
}
