package uk.ragtime.portal.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.ActionCommands;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/** Reports on an action: under way, done, dropped, or taken up again. */
@Controller
class ReportController {
  private static final String REPORT = ActionAddress.ONE + "/report";

  private final Actions actions;
  private final ActionCommands commands;
  private final ActionReader reader;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  ReportController(
      Actions actions,
      ActionCommands commands,
      ActionReader reader,
      FormPages pages,
      Words words,
      Clock clock) {
    this.actions = actions;
    this.commands = commands;
    this.reader = reader;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(REPORT)
  ModelAndView form(
      Visitor visitor, @PathVariable String partnership, @PathVariable String action) {
    Actions.Action planned = actions.action(visitor, partnership, action, 0);
    return show(
        visitor, partnership, planned, ReportForm.of(planned), null, List.of(), HttpStatus.OK);
  }

  @PostMapping(REPORT)
  ModelAndView report(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String action,
      @ModelAttribute ReportForm form) {
    Actions.Action planned = actions.action(visitor, partnership, action, 0);
    List<FieldError> errors =
        form.errors(planned, LocalDate.ofInstant(clock.instant(), Words.LONDON));
    if (!errors.isEmpty()) {
      return show(visitor, partnership, planned, form, null, errors, HttpStatus.BAD_REQUEST);
    }
    try {
      return ActionAddress.redirect(
          partnership,
          action,
          commands.report(
              visitor, form.sentKey(), partnership, action, form.sentVersion(), form.report()));
    } catch (Failure failure) {
      return failed(visitor, partnership, planned, form, failure);
    }
  }

  private ModelAndView failed(
      Visitor visitor,
      String partnership,
      Actions.Action planned,
      ReportForm form,
      Failure failure) {
    if (failure.isOvertaken()) {
      Actions.Action newer = actions.action(visitor, partnership, planned.action(), 0);
      ActionPage theirs =
          ActionPage.of(
              partnership,
              newer,
              reader.frame(visitor, partnership).names(),
              new PlanningRights(false, List.of()),
              words);
      FieldError error = new FieldError("report.wrong.changed", "submit");
      return show(
          visitor, partnership, newer, form.on(newer), theirs, List.of(error), HttpStatus.CONFLICT);
    }
    boolean late = failure.isRefusal("progress-in-future");
    FormPages.Failed failed = pages.failed(failure, late ? "day" : "submit");
    return show(visitor, partnership, planned, form, null, failed.errors(), failed.status());
  }

  private ModelAndView show(
      Visitor visitor,
      String partnership,
      Actions.Action action,
      ReportForm form,
      @Nullable ActionPage theirs,
      List<FieldError> errors,
      HttpStatus status) {
    ActionReader.Frame frame = reader.frame(visitor, partnership);
    if (!frame.rights().isFor(action.agency())) {
      throw new Failure.Forbidden("report");
    }
    ModelAndView page = pages.page("action/report", frame.me(), partnership);
    page.addObject(
        "page", ActionPage.of(partnership, action, frame.names(), frame.rights(), words));
    page.addObject("action", action.action());
    page.addObject("form", form);
    page.addObject("theirs", theirs);
    page.addObject("statuses", action.isSettled() ? List.of("UNDER_WAY") : ReportForm.STATUSES);
    page.addObject("maxText", TypedText.MAX_LENGTH);
    page.addObject("dateErrors", ReportForm.ofDate(errors));
    return FormPages.with(errors, status, page);
  }
}
