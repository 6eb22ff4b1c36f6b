package uk.ragtime.portal.partnership;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.AreaMatrix;
import uk.ragtime.portal.api.AreasInUse;
import uk.ragtime.portal.api.Assessments;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.Profiles;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.ChecklistChoice;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.RollUpRule;
import uk.ragtime.portal.page.StageChoice;
import uk.ragtime.portal.page.Words;

/** A partnership's page: all its areas, capability by capability, and how its cycles stand. */
@Controller
class PartnershipController {
  private final QueryService query;
  private final Profiles profiles;
  private final Assessments assessments;
  private final AreasInUse inUse;
  private final ChecklistTranslations translations;
  private final FormPages pages;
  private final Words words;

  PartnershipController(
      QueryService query,
      Profiles profiles,
      Assessments assessments,
      AreasInUse inUse,
      ChecklistTranslations translations,
      FormPages pages,
      Words words) {
    this.query = query;
    this.profiles = profiles;
    this.assessments = assessments;
    this.inUse = inUse;
    this.translations = translations;
    this.pages = pages;
    this.words = words;
  }

  @GetMapping("/{partnership:" + Codes.SLUG + "}")
  ModelAndView partnership(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(required = false) @Nullable String checklist,
      @RequestParam(required = false) @Nullable String rollup,
      @RequestParam(required = false) @Nullable String order,
      @RequestParam(required = false) @Nullable String contains,
      @RequestParam(name = "page", required = false) @Nullable String number) {
    RollUpRule rule = RollUpRule.of(rollup);
    String named = checklist == null || checklist.isBlank() ? null : checklist;
    Profiles.View view =
        new Profiles.View(named, null, null, StageChoice.STANDING.slug(), rule.slug());
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<AreaMatrix> matrix = requests.ask(() -> profiles.matrix(visitor, partnership, view));
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
      String shown = matrix.get().checklist();
      ChecklistChoice codes = ChecklistChoice.of(shown, cycles.get(), List.of());
      ChecklistChoice checklists =
          codes.isSeveral()
              ? ChecklistChoice.of(
                  shown, cycles.get(), translations.checklists(visitor, partnership))
              : codes;
      Optional<Progress> progress = progress(visitor, partnership, shown, cycles.get());
      AreaTable.Choice choice =
          new AreaTable.Choice(
              partnership,
              checklists.code(),
              Objects.requireNonNullElse(contains, "").strip(),
              AreaTable.Order.of(order),
              rule,
              PageOfAreas.number(number));
      List<Lists.Area> shownAreas =
          inUse.of(visitor, partnership, areas.get(), agencies.get(), cycles.get());
      ChecklistTexts texts = translations.texts(visitor, partnership, matrix.get());
      ModelAndView page = pages.page("partnership/partnership", me.get(), partnership);
      page.addObject("choice", choice);
      page.addObject("checklists", checklists);
      page.addObject(
          "table",
          AreaTable.of(
              texts.of(matrix.get()).of(shownAreas),
              shownAreas,
              progress.orElse(null),
              choice,
              words));
      page.addObject("texts", texts);
      page.addObject("areas", shownAreas);
      page.addObject("agencies", agencies.get().stream().filter(Lists.Agency::isInUse).toList());
      page.addObject("cycles", CycleLine.of(cycles.get(), words));
      page.addObject("rules", RollUpRule.values());
      page.addObject("orders", AreaTable.Order.values());
      page.addObject("setsUp", me.get().may(partnership, Me.Action.MANAGE_AREAS));
      return page;
    }
  }

  /** How far the open cycle of the checklist is; the page does without. */
  private Optional<Progress> progress(
      Visitor visitor, String partnership, @Nullable String checklist, List<Lists.Cycle> cycles) {
    Optional<Lists.Cycle> open =
        cycles.stream()
            .filter(cycle -> cycle.open() && cycle.checklist().equals(checklist))
            .reduce((_, last) -> last);
    try {
      return open.map(it -> assessments.progress(visitor, partnership, it.cycle(), 0));
    } catch (Failure.Unavailable | Failure.NotFound | Failure.Forbidden _) {
      return Optional.empty();
    }
  }
}
