package uk.ragtime.portal.movement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Comparisons;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Movement;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Moment;
import uk.ragtime.portal.page.PageFrame;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.Words;

/** Page of what moved in an area between two moments. */
@Controller
class MovementController {
  private static final String PATH =
      "/{partnership:" + Codes.SLUG + "}/areas/{area:" + Codes.SLUG + "}/movement";

  private final QueryService query;
  private final Comparisons comparisons;
  private final ChecklistTranslations translations;
  private final PageFrame frame;
  private final Words words;
  private final Clock clock;

  MovementController(
      QueryService query,
      Comparisons comparisons,
      ChecklistTranslations translations,
      PageFrame frame,
      Words words,
      Clock clock) {
    this.query = query;
    this.comparisons = comparisons;
    this.translations = translations;
    this.frame = frame;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(PATH)
  ModelAndView movement(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String area,
      @RequestParam(required = false) @Nullable String checklist,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable String stage) {
    ProfileAddress asked =
        ProfileAddress.between(
            AreaAddress.of(partnership, area, checklist), knownAt, stage, today());
    List<Lists.Cycle> cycles = query.cycles(visitor, partnership);
    return show(visitor, asked, cycles, Period.of(from, to, cycles, today()));
  }

  /**
   * Redirects from the form to an address with the chosen moments, which can be kept and shared.
   */
  @GetMapping(path = PATH, params = "from-cycle")
  ModelAndView form(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String area,
      @RequestParam Map<String, String> form) {
    ProfileAddress asked =
        ProfileAddress.between(
            AreaAddress.of(partnership, area, form.get("checklist")),
            form.get("knownAt"),
            form.get("stage"),
            today());
    List<Lists.Cycle> cycles = query.cycles(visitor, partnership);
    Period period = Period.typed(form, cycles, today());
    return period.isRight()
        ? new ModelAndView(
            "redirect:" + asked.between("movement", period.fromValue(), period.toValue()))
        : show(visitor, asked, cycles, period);
  }

  private ModelAndView show(
      Visitor visitor, ProfileAddress asked, List<Lists.Cycle> cycles, Period period) {
    Moment.requireKnown(period.from(), cycles);
    Moment.requireKnown(period.to(), cycles);
    MovementPage.Answers answers = ask(visitor, asked, cycles, period);
    ModelAndView page = new ModelAndView("movement/movement");
    page.addObject("page", MovementPage.of(asked, answers, period, words));
    return FormPages.with(period.errors(), HttpStatus.BAD_REQUEST, page);
  }

  private MovementPage.Answers ask(
      Visitor visitor, ProfileAddress asked, List<Lists.Cycle> cycles, Period period) {
    String partnership = asked.area().partnership();
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<List<Lists.Checklist>> checklists =
          requests.ask(() -> translations.checklists(visitor, partnership));
      Answer<Optional<Movement>> movement =
          requests.ask(
              () -> period.isRight() ? movement(visitor, asked, period) : Optional.empty());
      Lists.Area area =
          areas.get().stream()
              .filter(it -> it.area().equals(asked.area().area()))
              .findFirst()
              .orElseThrow(() -> new Failure.NotFound("area"));
      @Nullable Movement found = movement.get().orElse(null);
      ChecklistTexts texts =
          found == null
              ? ChecklistTexts.AS_LISTED
              : translations.texts(visitor, partnership, found);
      frame.remember(me.get(), partnership);
      return new MovementPage.Answers(
          me.get().titleOf(partnership),
          area,
          agencies.get(),
          cycles,
          checklists.get(),
          found == null ? null : texts.of(found),
          texts);
    }
  }

  private Optional<Movement> movement(Visitor visitor, ProfileAddress asked, Period period) {
    return comparisons.movementIfAny(
        visitor,
        asked.area().partnership(),
        asked.area().area(),
        asked.view(),
        period.fromValue(),
        period.toValue());
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
