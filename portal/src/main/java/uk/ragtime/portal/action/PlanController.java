package uk.ragtime.portal.action;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Profiles;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/** Plans an action, or revises its plan. */
@Controller
class PlanController {

  private final Profiles profiles;
  private final Actions actions;
  private final ActionCommands commands;
  private final ActionReader reader;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  PlanController(
      Profiles profiles,
      Actions actions,
      ActionCommands commands,
      ActionReader reader,
      FormPages pages,
      Words words,
      Clock clock) {
    this.profiles = profiles;
    this.actions = actions;
    this.commands = commands;
    this.reader = reader;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  /** Asks first for whom it is, unless the address names agency and area. */
  @GetMapping(ActionAddress.PLAN)
  ModelAndView form(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute PlanForm form) {
    ActionReader.Frame frame = reader.frame(visitor, partnership);
    Optional<PlanForm> about = about(form, frame);
    if (about.isEmpty()) {
      List<FieldError> errors =
          form.agency() == null && form.area() == null
              ? List.of()
              : List.of(new FieldError("action.wrong.agency-area", "agency"));
      return choose(partnership, frame, form, errors);
    }
    return show(visitor, partnership, frame, null, about.get(), null, List.of(), HttpStatus.OK);
  }

  @PostMapping(ActionAddress.ALL)
  ModelAndView plan(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute PlanForm form) {
    ActionReader.Frame frame = reader.frame(visitor, partnership);
    PlanForm about = about(form, frame).orElseThrow(() -> new Failure.NotFound("plan"));
    List<FieldError> errors = about.errors(LocalDate.ofInstant(clock.instant(), Words.LONDON));
    if (!errors.isEmpty()) {
      return show(visitor, partnership, frame, null, about, null, errors, HttpStatus.BAD_REQUEST);
    }
    try {
      long position =
          commands.plan(visitor, form.sentKey(), partnership, form.newCode(), 0, about.plan());
      return ActionAddress.redirect(partnership, form.newCode(), position);
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, "submit");
      return show(visitor, partnership, frame, null, about, null, failed.errors(), failed.status());
    }
  }

  @GetMapping(ActionAddress.ONE + "/revise")
  ModelAndView revision(
      Visitor visitor, @PathVariable String partnership, @PathVariable String action) {
    ActionReader.Frame frame = reader.frame(visitor, partnership);
    Actions.Action planned = actions.action(visitor, partnership, action, 0);
    if (!frame.rights().isFor(planned.agency())) {
      throw new Failure.Forbidden("plan");
    }
    if (planned.isSettled()) {
      return FormPages.redirectFromClosedForm(ActionAddress.of(partnership, action));
    }
    return show(
        visitor, partnership, frame, action, PlanForm.of(planned), null, List.of(), HttpStatus.OK);
  }

  @PostMapping(ActionAddress.ONE + "/revise")
  ModelAndView revise(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String action,
      @ModelAttribute PlanForm form) {
    ActionReader.Frame frame = reader.frame(visitor, partnership);
    Actions.Action planned = actions.action(visitor, partnership, action, 0);
    PlanForm about = form.about(planned.area(), planned.agency(), planned.checklist());
    List<FieldError> errors = about.errors(null);
    if (!errors.isEmpty()) {
      return show(visitor, partnership, frame, action, about, null, errors, HttpStatus.BAD_REQUEST);
    }
    try {
      long position =
          commands.plan(
              visitor, form.sentKey(), partnership, action, form.sentVersion(), about.plan());
      return ActionAddress.redirect(partnership, action, position);
    } catch (Failure failure) {
      return failure.isOvertaken()
          ? onNewerVersion(visitor, partnership, frame, action, form)
          : failed(visitor, partnership, frame, action, about, failure);
    }
  }

  /** Shows the plan of somebody else beside the one that was typed, which is kept. */
  private ModelAndView onNewerVersion(
      Visitor visitor, String partnership, ActionReader.Frame frame, String action, PlanForm form) {
    Actions.Action newer = actions.action(visitor, partnership, action, 0);
    ActionPage theirs = ActionPage.of(partnership, newer, frame.names(), frame.rights(), words);
    FieldError error = new FieldError("action.wrong.changed", "submit");
    return show(
        visitor,
        partnership,
        frame,
        action,
        form.on(newer),
        theirs,
        List.of(error),
        HttpStatus.CONFLICT);
  }

  private ModelAndView failed(
      Visitor visitor,
      String partnership,
      ActionReader.Frame frame,
      String action,
      PlanForm form,
      Failure failure) {
    FormPages.Failed failed = pages.failed(failure, "submit");
    return show(visitor, partnership, frame, action, form, null, failed.errors(), failed.status());
  }

  /** The form for an agency that works in the area; empty if it names none, or not by what. */
  private static Optional<PlanForm> about(PlanForm form, ActionReader.Frame frame) {
    List<Lists.Checklist> checklists = frame.names().newest();
    String checklist =
        form.checklist() == null && checklists.size() == 1
            ? checklists.getFirst().checklist()
            : form.checklist();
    String area = form.area();
    String agency = form.agency();
    boolean works =
        frame.names().agencies().stream()
            .anyMatch(it -> it.agency().equals(agency) && it.areas().contains(area));
    boolean named = checklist != null && frame.names().newest(checklist).isPresent();
    return area == null || agency == null || checklist == null || !works || !named
        ? Optional.empty()
        : Optional.of(form.about(area, agency, checklist));
  }

  private ModelAndView choose(
      String partnership, ActionReader.Frame frame, PlanForm form, List<FieldError> errors) {
    if (frame.rights().none()) {
      throw new Failure.Forbidden("plan");
    }
    ModelAndView page = pages.page("action/choose", frame.me(), partnership);
    page.addObject("form", form);
    page.addObject(
        "agencies",
        frame.names().agencies().stream()
            .filter(it -> it.isInUse() && frame.rights().isFor(it.agency()))
            .toList());
    page.addObject(
        "areas",
        frame.names().areas().stream().filter(it -> frame.names().isWorked(it.area())).toList());
    page.addObject("checklists", frame.names().newest());
    return FormPages.with(errors, HttpStatus.BAD_REQUEST, page);
  }

  private ModelAndView show(
      Visitor visitor,
      String partnership,
      ActionReader.Frame frame,
      @Nullable String action,
      PlanForm form,
      @Nullable ActionPage theirs,
      List<FieldError> errors,
      HttpStatus status) {
    if (!frame.rights().isFor(String.valueOf(form.agency()))) {
      throw new Failure.Forbidden("plan");
    }
    Lists.Checklist checklist =
        frame
            .names()
            .newest(String.valueOf(form.checklist()))
            .orElseThrow(() -> new Failure.NotFound("checklist"));
    Optional<Map<String, Rating>> now = ratings(visitor, partnership, form);
    ModelAndView page = pages.page("action/plan", frame.me(), partnership);
    page.addObject("foreign", frame.foreign());
    page.addObject(
        "page",
        PlanPage.of(
            action,
            form,
            checklist,
            now.orElse(Map.of()),
            now.isPresent(),
            frame.names(),
            frame.rights()));
    page.addObject("form", form);
    page.addObject("theirs", theirs);
    page.addObject("maxText", TypedText.MAX_LENGTH);
    page.addObject("dateErrors", ReportForm.ofDate(errors));
    return FormPages.with(errors, status, page);
  }

  /** Ratings of the agency now; the form does without them. */
  private Optional<Map<String, Rating>> ratings(
      Visitor visitor, String partnership, PlanForm form) {
    try {
      Profile profile =
          profiles.profile(
              visitor,
              partnership,
              String.valueOf(form.area()),
              Profiles.View.now(form.checklist()));
      return Optional.of(
          profile.capabilities().stream()
              .flatMap(row ->
                  row.ratings().stream()
                      .filter(it -> it.agency().equals(form.agency()))
                      .map(it -> Map.entry(row.code(), it.rating())))
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a)));
    } catch (Failure.Unavailable | Failure.NotFound e) {
      return Optional.empty();
    }
  }
}
