package uk.ragtime.portal.cycle;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Passage;
import uk.ragtime.portal.page.Words;

/** Lists all cycles, latest first; those that were cancelled apart. */
@Controller
class CyclesController {
  private static final String LIST = "/{partnership:" + Codes.SLUG + "}/cycles";

  private final QueryService query;
  private final ReferenceData data;
  private final ChecklistTranslations translations;
  private final FormPages pages;
  private final Words words;

  CyclesController(
      QueryService query,
      ReferenceData data,
      ChecklistTranslations translations,
      FormPages pages,
      Words words) {
    this.query = query;
    this.data = data;
    this.translations = translations;
    this.pages = pages;
    this.words = words;
  }

  /**
   * A cycle of the list.
   *
   * @param state where it is in its life, in words
   * @param note what else there is to know of its state; null for nothing
   * @param checklist its title
   */
  record Row(
      String code,
      String name,
      String state,
      @Nullable String note,
      boolean historic,
      String opens,
      String closes,
      String checklist,
      String checklistCode,
      int version) {}

  @GetMapping(LIST)
  ModelAndView cycles(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(defaultValue = "0") long seen) {
    Me me = query.me(visitor);
    List<ReferenceData.Cycle> cycles = data.cycles(visitor, partnership, seen);
    List<Lists.Checklist> checklists =
        translations.translated(visitor, partnership, data.checklists(visitor, partnership, seen));
    ModelAndView page = pages.page("cycle/cycles", me, partnership);
    page.addObject("setsUp", me.setsUp(partnership));
    page.addObject("manages", me.may(partnership, Me.Action.MANAGE_CYCLES));
    page.addObject("foreign", Passage.foreign(checklists));
    page.addObject("ready", !checklists.isEmpty());
    page.addObject("rows", rows(cycles, checklists, false));
    page.addObject("cancelled", rows(cycles, checklists, true));
    return page;
  }

  private List<Row> rows(
      List<ReferenceData.Cycle> cycles, List<Lists.Checklist> checklists, boolean cancelled) {
    return cycles.stream()
        .filter(cycle -> cycle.isCancelled() == cancelled)
        .sorted(
            Comparator.comparing(ReferenceData.Cycle::opensOn)
                .reversed()
                .thenComparing(ReferenceData.Cycle::cycle))
        .map(cycle -> row(cycle, checklists))
        .toList();
  }

  private Row row(ReferenceData.Cycle cycle, List<Lists.Checklist> checklists) {
    String title =
        checklists.stream()
            .filter(
                it -> it.checklist().equals(cycle.checklist()) && it.version() == cycle.version())
            .map(Lists.Checklist::title)
            .findFirst()
            .orElse(cycle.checklist());
    return new Row(
        cycle.cycle(),
        cycle.name(),
        CycleState.of(cycle.status(), cycle.isExtended()).inWords(cycle.cutOff(), words),
        cycle.status().equals("PAST_CUT_OFF")
            ? words.say("cycle.stands.PAST_CUT_OFF", words.moment(cycle.cutOff()))
            : null,
        cycle.isHistoric(),
        words.day(cycle.opensOn()),
        CutOff.inWords(cycle.cutOff(), words),
        title,
        cycle.checklist(),
        cycle.version());
  }
}
