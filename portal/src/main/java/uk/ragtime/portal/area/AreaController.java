package uk.ragtime.portal.area;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.History;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.PageFrame;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.Words;

/** An area's page, for the checklist, date and roll-up rule of its address. */
@Controller
class AreaController {

  private final QueryService query;
  private final PageFrame frame;
  private final Words words;
  private final Clock clock;

  AreaController(QueryService query, PageFrame frame, Words words, Clock clock) {
    this.query = query;
    this.frame = frame;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/{partnership:" + Codes.SLUG + "}/areas/{area:" + Codes.SLUG + "}")
  ModelAndView area(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String area,
      @RequestParam(required = false) @Nullable String checklist,
      @RequestParam(required = false) @Nullable String asOf,
      @RequestParam(required = false) @Nullable String rollup) {
    AsOf date = AsOf.address(asOf, today());
    AreaAddress asked = AreaAddress.of(partnership, area, checklist);
    return show(visitor, asked, date, RollUpRule.of(rollup));
  }

  /**
   * Redirects from the form to an address with the chosen date, which can be bookmarked and shared.
   */
  @GetMapping(
      path = "/{partnership:" + Codes.SLUG + "}/areas/{area:" + Codes.SLUG + "}",
      params = {"day", "month", "year"})
  ModelAndView form(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String area,
      @RequestParam String day,
      @RequestParam String month,
      @RequestParam String year,
      @RequestParam(required = false) @Nullable String checklist,
      @RequestParam(required = false) @Nullable String rollup) {
    AreaAddress asked = AreaAddress.of(partnership, area, checklist);
    RollUpRule rule = RollUpRule.of(rollup);
    AsOf date = AsOf.form(TypedDate.of(day, month, year), today());
    return switch (date) {
      case AsOf.Invalid not -> show(visitor, asked, not, rule);
      case AsOf.Day chosen -> redirect(asked, rule, chosen.date());
      case AsOf.Now now -> redirect(asked, rule, null);
    };
  }

  private static ModelAndView redirect(
      AreaAddress asked, RollUpRule rule, @Nullable LocalDate date) {
    return new ModelAndView("redirect:" + asked.profile(rule.slug(), date) + "#profile");
  }

  private ModelAndView show(Visitor visitor, AreaAddress asked, AsOf date, RollUpRule rule) {
    LocalDate chosen = date instanceof AsOf.Day day ? day.date() : null;
    AreaPage.Answers answers = ask(visitor, asked, chosen, rule);
    LocalDate shown = chosen == null ? today() : chosen;
    ModelAndView page = new ModelAndView("area/area");
    page.addObject("page", AreaPage.of(asked, answers, words, today()));
    page.addObject("today", chosen == null);
    page.addObject("chosen", shown);
    page.addObject("day", words.day(shown));
    page.addObject("rule", rule);
    page.addObject("rules", RollUpRule.values());
    if (date instanceof AsOf.Invalid(TypedDate typed, FieldError error)) {
      page.setStatus(HttpStatus.BAD_REQUEST);
      page.addObject("errors", List.of(error));
      page.addObject("typed", typed);
    } else {
      page.addObject("errors", List.of());
      page.addObject("typed", TypedDate.of(shown));
    }
    return page;
  }

  private AreaPage.Answers ask(
      Visitor visitor, AreaAddress asked, @Nullable LocalDate date, RollUpRule rule) {
    String partnership = asked.partnership();
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
      Answer<List<Lists.Checklist>> checklists =
          requests.ask(() -> query.checklists(visitor, partnership));
      Answer<Profile> profile =
          requests.ask(() ->
              query.profile(
                  visitor, partnership, asked.area(), asked.checklist(), date, rule.slug()));
      Answer<History> history = requests.ask(() -> history(visitor, asked, asked.checklist()));
      Lists.Area area =
          areas.get().stream()
              .filter(a -> a.area().equals(asked.area()))
              .findFirst()
              .orElseThrow(() -> new Failure.NotFound("area"));
      frame.remember(me.get(), partnership);
      return new AreaPage.Answers(
          me.get().titleOf(partnership),
          me.get().may(partnership, Me.Action.READ_AUDIT),
          area,
          agencies.get(),
          cycles.get(),
          checklists.get(),
          profile.get(),
          ofSameChecklist(visitor, asked, profile.get(), history.get()));
    }
  }

  /** If no checklist is named, a profile shows the one rated then, and a history today's. */
  private History ofSameChecklist(
      Visitor visitor, AreaAddress asked, Profile profile, History history) {
    String checklist = profile.checklist();
    return checklist == null || checklist.equals(history.checklist())
        ? history
        : history(visitor, asked, checklist);
  }

  private History history(Visitor visitor, AreaAddress asked, @Nullable String checklist) {
    return query.historyByCycle(visitor, asked.partnership(), asked.area(), checklist);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
