package uk.ragtime.portal.cycle;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.AssessmentKey;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceCommands;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Passage;
import uk.ragtime.portal.page.SuggestedCode;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/**
 * Plans a cycle on four pages: details, expected agencies, check, planned. What is typed goes from
 * page to page in the form, and nothing is recorded before it was checked.
 */
@Controller
class PlanCycleController {
  private static final String PLAN = "/{partnership:" + Codes.SLUG + "}/set-up/cycle";
  private static final List<String> RATINGS = List.of("RED", "AMBER", "GREEN");

  /** Fields of the page on which a cycle is checked; the others are on the first one. */
  private static final Set<String> CHECKED = Set.of("submit", "reason");

  private static final Map<String, String> FIELDS =
      Map.of("checklist-unknown", "checklist", "cut-off-before-opening", "closesDay");

  private final QueryService query;
  private final ReferenceData data;
  private final ChecklistTranslations translations;
  private final ReferenceCommands commands;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  PlanCycleController(
      QueryService query,
      ReferenceData data,
      ChecklistTranslations translations,
      ReferenceCommands commands,
      FormPages pages,
      Words words,
      Clock clock) {
    this.query = query;
    this.data = data;
    this.translations = translations;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  /** Everything that the pages are made of. */
  private record Setting(
      Me me,
      List<Lists.Area> areas,
      List<ReferenceData.Agency> agencies,
      List<Lists.Checklist> checklists) {

    /** The latest version of each checklist. */
    List<Lists.Checklist> latest() {
      return checklists.stream()
          .collect(
              Collectors.toMap(
                  Lists.Checklist::checklist,
                  it -> it,
                  (a, b) -> a.version() > b.version() ? a : b))
          .values()
          .stream()
          .sorted(Comparator.comparing(Lists.Checklist::title))
          .toList();
    }

    String only() {
      List<Lists.Checklist> latest = latest();
      return latest.size() == 1
          ? latest.getFirst().checklist() + "/" + latest.getFirst().version()
          : "";
    }
  }

  @GetMapping(PLAN)
  ModelAndView begin(Visitor visitor, @PathVariable String partnership) {
    Setting setting = read(visitor, partnership);
    return details(partnership, setting, PlanForm.empty(setting.only()), List.of(), HttpStatus.OK);
  }

  /** A page whose form is gone begins again. */
  @GetMapping({PLAN + "/details", PLAN + "/expected", PLAN + "/check"})
  ModelAndView again(@PathVariable String partnership) {
    return FormPages.redirect("/{partnership}/set-up/cycle", 0, partnership);
  }

  @PostMapping(PLAN + "/details")
  ModelAndView details(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute PlanForm form) {
    return details(partnership, read(visitor, partnership), form, List.of(), HttpStatus.OK);
  }

  @PostMapping(PLAN + "/expected")
  ModelAndView expected(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute PlanForm form) {
    Setting setting = read(visitor, partnership);
    List<FieldError> errors = form.errors(LocalDate.now(clock));
    if (!errors.isEmpty()) {
      return details(partnership, setting, form, errors, HttpStatus.BAD_REQUEST);
    }
    ModelAndView page = page("cycle/plan-expected", partnership, setting, form);
    return FormPages.with(List.of(), HttpStatus.OK, page);
  }

  @PostMapping(PLAN + "/check")
  ModelAndView check(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute PlanForm form) {
    Setting setting = read(visitor, partnership);
    List<FieldError> errors = form.errors(LocalDate.now(clock));
    return errors.isEmpty()
        ? check(partnership, setting, form, List.of(), HttpStatus.OK)
        : details(partnership, setting, form, errors, HttpStatus.BAD_REQUEST);
  }

  @PostMapping(PLAN)
  ModelAndView plan(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute PlanForm form) {
    Setting setting = read(visitor, partnership);
    List<FieldError> errors = form.errors(LocalDate.now(clock));
    if (!errors.isEmpty()) {
      return details(partnership, setting, form, errors, HttpStatus.BAD_REQUEST);
    }
    ExpectedGrid grid = ExpectedGrid.of(setting.areas(), setting.agencies(), form);
    List<FieldError> wrong = form.reasonErrors(!grid.excused().isEmpty());
    if (!wrong.isEmpty()) {
      return check(partnership, setting, form, wrong, HttpStatus.BAD_REQUEST);
    }
    try {
      long position = record(visitor, partnership, form, grid);
      return FormPages.redirect(
          "/{partnership}/cycles/{cycle}/planned", position, partnership, form.chosenCode());
    } catch (Failure failure) {
      if (failure.isOvertaken() && isSaved(visitor, partnership, form, failure)) {
        return FormPages.SavedAlready.CHANGEABLE.on(
            "/" + partnership + "/cycles/" + form.chosenCode(),
            check(partnership, setting, form, List.of(), HttpStatus.OK));
      }
      if (failure.isStale()) {
        return taken(visitor, partnership, setting, form);
      }
      return failed(partnership, setting, form, failure);
    }
  }

  /** Whether the cycle with the form's code is the one that the form made, or would make. */
  private boolean isSaved(Visitor visitor, String partnership, PlanForm form, Failure failure) {
    return data.cycles(visitor, partnership, 0).stream()
        .filter(it -> it.cycle().equals(form.chosenCode()))
        .anyMatch(it ->
            !failure.isStale() || (!it.isCancelled() && it.name().equalsIgnoreCase(form.name())));
  }

  /**
   * The cycle first, then everybody who is excused from it; each is recorded once. The cycle's key
   * stands for those who are excused as well: with others the cycle is refused, and nobody is.
   */
  private long record(Visitor visitor, String partnership, PlanForm form, ExpectedGrid grid) {
    String code = form.chosenCode();
    String all =
        grid.excused().stream()
            .map(excused -> excused.area() + "/" + excused.agency())
            .sorted()
            .collect(Collectors.joining(",", "", " " + form.reason()));
    UUID whole = grid.excused().isEmpty() ? form.sentKey() : key(form, all);
    long position = commands.plan(visitor, whole, partnership, code, form.cycle());
    for (ExpectedGrid.Excused excused : grid.excused()) {
      AssessmentKey of = new AssessmentKey(partnership, code, excused.area(), excused.agency());
      UUID key = key(form, excused.area() + "/" + excused.agency());
      position = commands.excuse(visitor, key, of, form.reason());
    }
    return position;
  }

  private static UUID key(PlanForm form, String part) {
    String name = form.sentKey() + "/" + part;
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Offers a code that is free. */
  private ModelAndView taken(Visitor visitor, String partnership, Setting setting, PlanForm form) {
    String free =
        SuggestedCode.free(
            form.chosenCode(),
            data.cycles(visitor, partnership, 0).stream()
                .map(ReferenceData.Cycle::cycle)
                .collect(Collectors.toSet()));
    FieldError error = new FieldError("plan.wrong.taken", "code");
    return details(partnership, setting, form.coded(free), List.of(error), HttpStatus.CONFLICT);
  }

  private ModelAndView failed(String partnership, Setting setting, PlanForm form, Failure failure) {
    FormPages.Failed failed = pages.failed(failure, FIELDS, "submit");
    List<FieldError> errors = failed.errors();
    return errors.stream().map(FieldError::field).allMatch(CHECKED::contains)
        ? check(partnership, setting, form, errors, failed.status())
        : details(partnership, setting, form, errors, failed.status());
  }

  @GetMapping(CycleController.ADDRESS + "/planned")
  ModelAndView planned(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String cycle,
      @RequestParam(defaultValue = "0") long seen) {
    Me me = query.me(visitor);
    FormPages.require(me, partnership, Me.Action.MANAGE_CYCLES);
    ReferenceData.Cycle planned =
        data.cycles(visitor, partnership, seen).stream()
            .filter(it -> it.cycle().equals(cycle))
            .findFirst()
            .orElseThrow(() -> new Failure.NotFound("cycle"));
    ModelAndView page = pages.page("cycle/planned", me, partnership);
    page.addObject("cycle", planned);
    page.addObject("opens", words.day(planned.opensOn()));
    page.addObject("closes", CutOff.inWords(planned.cutOff(), words));
    return page;
  }

  private Setting read(Visitor visitor, String partnership) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<List<Lists.Area>> areas = requests.ask(() -> data.areas(visitor, partnership, 0));
      Answer<List<ReferenceData.Agency>> agencies =
          requests.ask(() -> data.agencies(visitor, partnership, 0));
      Answer<List<Lists.Checklist>> checklists =
          requests.ask(() ->
              translations.translated(
                  visitor, partnership, data.checklists(visitor, partnership, 0)));
      Me me = query.me(visitor);
      FormPages.require(me, partnership, Me.Action.MANAGE_CYCLES);
      return new Setting(me, areas.get(), agencies.get(), checklists.get());
    }
  }

  private ModelAndView details(
      String partnership,
      Setting setting,
      PlanForm form,
      List<FieldError> errors,
      HttpStatus status) {
    ModelAndView page = page("cycle/plan", partnership, setting, form);
    page.addObject("checklists", setting.latest());
    return FormPages.with(errors, status, page);
  }

  private ModelAndView check(
      String partnership,
      Setting setting,
      PlanForm form,
      List<FieldError> errors,
      HttpStatus status) {
    ModelAndView page = page("cycle/plan-check", partnership, setting, form);
    page.addObject("maxReason", TypedText.MAX_LENGTH);
    page.addObject("opens", words.day(PlanForm.date(form.opens())));
    page.addObject("closes", words.day(PlanForm.date(form.closes())));
    page.addObject(
        "checklist",
        setting.checklists().stream()
            .filter(
                it -> it.checklist().equals(form.checklistCode()) && it.version() == form.version())
            .map(Lists.Checklist::title)
            .findFirst()
            .orElse(form.checklistCode()));
    page.addObject("version", form.version());
    return FormPages.with(errors, status, page);
  }

  private ModelAndView page(String template, String partnership, Setting setting, PlanForm form) {
    ModelAndView page = pages.page(template, setting.me(), partnership);
    page.addObject("foreign", Passage.foreign(setting.checklists()));
    page.addObject("form", form);
    page.addObject("ratings", RATINGS);
    page.addObject("grid", ExpectedGrid.of(setting.areas(), setting.agencies(), form));
    return page;
  }
}
