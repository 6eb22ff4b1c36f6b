package uk.ragtime.portal.review;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.AssessmentCommands;
import uk.ragtime.portal.api.AssessmentCommands.Agreement;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.assessment.AssessmentDetails;
import uk.ragtime.portal.assessment.AssessmentReader;
import uk.ragtime.portal.assessment.CellCommands;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** Shows a submitted assessment to a reviewer, who agrees or goes on to challenge. */
@Controller
class ReviewController {
  static final String REVIEWER = "REVIEWER";

  private final AssessmentReader reader;
  private final AssessmentCommands commands;
  private final CellCommands cells;
  private final FormPages pages;
  private final Words words;

  ReviewController(
      AssessmentReader reader,
      AssessmentCommands commands,
      CellCommands cells,
      FormPages pages,
      Words words) {
    this.reader = reader;
    this.commands = commands;
    this.cells = cells;
    this.pages = pages;
    this.words = words;
  }

  @GetMapping(AssessmentAddress.PATTERN + "/review")
  ModelAndView review(
      Visitor visitor, AssessmentAddress address, @RequestParam(defaultValue = "0") long seen) {
    AssessmentDetails details = reader.read(visitor, address, seen);
    if (!details.capacity().reviews()) {
      throw new Failure.Forbidden("review");
    }
    if (!details.mayReview()) {
      return FormPages.redirectFromClosedForm(address.page());
    }
    return show(visitor, details, List.of(), HttpStatus.OK).addObject("seen", seen);
  }

  @PostMapping(AssessmentAddress.PATTERN + "/agree")
  ModelAndView agree(
      Visitor visitor,
      AssessmentAddress address,
      @RequestParam UUID key,
      @RequestParam long version,
      @RequestParam long spokenAt,
      @RequestParam String capability,
      @RequestParam Rating rating) {
    try {
      return switch (cells.send(
          visitor,
          address,
          capability,
          version,
          spokenAt,
          on ->
              commands.agree(
                  visitor,
                  key,
                  address.key(),
                  capability,
                  on,
                  new Agreement(rating, null, REVIEWER)))) {
        case CellCommands.Done(long position) -> address.redirect(position, "review");
        case CellCommands.Overtaken(AssessmentDetails details) ->
            show(
                visitor,
                details,
                List.of(new FieldError("review.wrong.changed", anchor(details, capability))),
                HttpStatus.CONFLICT);
      };
    } catch (Failure failure) {
      AssessmentDetails details = reader.read(visitor, address, 0);
      FormPages.Failed failed = pages.failed(failure, anchor(details, capability));
      FieldError error =
          new FieldError(failed.errors().getFirst().problem(), anchor(details, capability));
      return show(visitor, details, List.of(error), failed.status());
    }
  }

  private static String anchor(AssessmentDetails details, String capability) {
    return "cell-" + details.cell(capability).capability();
  }

  private ModelAndView show(
      Visitor visitor, AssessmentDetails details, List<FieldError> errors, HttpStatus status) {
    if (!details.capacity().reviews()) {
      throw new Failure.Forbidden("review");
    }
    ModelAndView page = AssessmentReader.page("review/review", details);
    page.addObject("page", ReviewPage.of(details, reader.lastWords(visitor, details), words));
    page.addObject("seen", 0L);
    return FormPages.with(errors, status, page);
  }
}
