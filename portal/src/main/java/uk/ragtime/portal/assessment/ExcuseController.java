package uk.ragtime.portal.assessment;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.AssessmentCommands;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.assessment.ReopenController.ReasonForm;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.TypedText;

/** Excuses an agency from an assessment with a reason, or expects it after all. */
@Controller
class ExcuseController {
  private static final String EXCUSE = AssessmentAddress.PATTERN + "/excuse";
  private static final String EXPECT = AssessmentAddress.PATTERN + "/expect";

  private final AssessmentReader reader;
  private final AssessmentCommands commands;
  private final FormPages pages;

  ExcuseController(AssessmentReader reader, AssessmentCommands commands, FormPages pages) {
    this.reader = reader;
    this.commands = commands;
    this.pages = pages;
  }

  @GetMapping(EXCUSE)
  ModelAndView excuse(Visitor visitor, AssessmentAddress address) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    return details.capacity().moderates() && !details.capacity().excuses(details.assessment())
        ? FormPages.redirectFromClosedForm(address.page())
        : show("assessment/excuse", details, ReasonForm.of(details), List.of(), HttpStatus.OK);
  }

  @PostMapping(EXCUSE)
  ModelAndView excuse(Visitor visitor, AssessmentAddress address, @ModelAttribute ReasonForm form) {
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return show(
          "assessment/excuse",
          reader.read(visitor, address, 0),
          form,
          errors,
          HttpStatus.BAD_REQUEST);
    }
    try {
      return address.redirect(
          commands.excuse(
              visitor, form.sentKey(), address.key(), form.sentVersion(), form.reason()));
    } catch (Failure failure) {
      return failed("assessment/excuse", visitor, address, form, failure);
    }
  }

  @GetMapping(EXPECT)
  ModelAndView expect(Visitor visitor, AssessmentAddress address) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    return details.capacity().moderates() && !details.capacity().expects(details.assessment())
        ? FormPages.redirectFromClosedForm(address.page())
        : show("assessment/expect", details, ReasonForm.of(details), List.of(), HttpStatus.OK);
  }

  @PostMapping(EXPECT)
  ModelAndView expect(Visitor visitor, AssessmentAddress address, @ModelAttribute ReasonForm form) {
    try {
      return address.redirect(
          commands.expect(visitor, form.sentKey(), address.key(), form.sentVersion()));
    } catch (Failure failure) {
      return failed("assessment/expect", visitor, address, form, failure);
    }
  }

  /** On a newer version the form is shown again, with the state it has now. */
  private ModelAndView failed(
      String template,
      Visitor visitor,
      AssessmentAddress address,
      ReasonForm form,
      Failure failure) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    if (failure.isOvertaken()) {
      FieldError error = new FieldError("reason.wrong.changed", "submit");
      return show(template, details, form.on(details), List.of(error), HttpStatus.CONFLICT);
    }
    FormPages.Failed failed = pages.failed(failure, "submit");
    return show(template, details, form, failed.errors(), failed.status());
  }

  private static ModelAndView show(
      String template,
      AssessmentDetails details,
      ReasonForm form,
      List<FieldError> errors,
      HttpStatus status) {
    if (!details.capacity().moderates()) {
      throw new Failure.Forbidden(template);
    }
    ModelAndView page = AssessmentReader.page(template, details);
    page.addObject("form", form);
    page.addObject("state", AssessmentState.of(details.assessment()));
    page.addObject("challenges", details.assessment().challengesOpen());
    page.addObject("maxReason", TypedText.MAX_LENGTH);
    return FormPages.with(errors, status, page);
  }
}
