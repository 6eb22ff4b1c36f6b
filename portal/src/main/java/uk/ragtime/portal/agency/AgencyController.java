package uk.ragtime.portal.agency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Assessments;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** An agency's page: its assessments of all its areas, and who rates for it. */
@Controller
class AgencyController {
  private final QueryService query;
  private final Assessments assessments;
  private final ChecklistTranslations translations;
  private final FormPages pages;
  private final Words words;

  AgencyController(
      QueryService query,
      Assessments assessments,
      ChecklistTranslations translations,
      FormPages pages,
      Words words) {
    this.query = query;
    this.assessments = assessments;
    this.translations = translations;
    this.pages = pages;
    this.words = words;
  }

  @GetMapping("/{partnership:" + Codes.SLUG + "}/agencies/{agency:" + Codes.SLUG + "}")
  ModelAndView agency(
      Visitor visitor, @PathVariable String partnership, @PathVariable String agency) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
      Lists.Agency shown =
          agencies.get().stream()
              .filter(it -> it.agency().equals(agency))
              .findFirst()
              .orElseThrow(() -> new Failure.NotFound("agency"));
      boolean manages = me.get().may(partnership, Me.Action.MANAGE_MEMBERS);
      Answer<Optional<Members>> members =
          requests.ask(() ->
              manages
                  ? Optional.of(query.members(visitor, partnership, 0))
                  : Optional.<Members>empty());
      List<Lists.Area> own =
          areas.get().stream().filter(area -> shown.areas().contains(area.area())).toList();
      Map<Lists.Cycle, List<Answer<Optional<AgencyPage.Asked>>>> open = new LinkedHashMap<>();
      current(cycles.get())
          .forEach(cycle ->
              open.put(
                  cycle,
                  own.stream()
                      .map(area ->
                          requests.ask(() -> assessment(visitor, partnership, cycle, area, agency)))
                      .toList()));
      Map<Lists.Cycle, List<AgencyPage.Asked>> asked = new LinkedHashMap<>();
      open.forEach((cycle, answers) ->
          asked.put(cycle, answers.stream().flatMap(answer -> answer.get().stream()).toList()));
      ModelAndView page = pages.page("agency/agency", me.get(), partnership);
      page.addObject("agency", agency);
      page.addObject(
          "page",
          AgencyPage.of(
              new AgencyPage.Answers(
                  shown,
                  asked,
                  cycles.get().stream().map(Lists.Cycle::checklist).distinct().count() > 1,
                  me.get().may(partnership, Me.Action.READ_AUDIT),
                  members.get()),
              words));
      return page;
    }
  }

  /** Open cycles or, if there is none, the last one that has opened. */
  private static Stream<Lists.Cycle> current(List<Lists.Cycle> cycles) {
    List<Lists.Cycle> open = cycles.stream().filter(Lists.Cycle::open).toList();
    return open.isEmpty()
        ? cycles.reversed().stream().filter(Lists.Cycle::hasOpened).limit(1)
        : open.stream();
  }

  /** Empty for an area in which the agency was not expected. */
  private Optional<AgencyPage.Asked> assessment(
      Visitor visitor, String partnership, Lists.Cycle cycle, Lists.Area area, String agency) {
    AssessmentAddress address =
        new AssessmentAddress(partnership, cycle.cycle(), area.area(), agency);
    Optional<Assessment> found = assessments.earlier(visitor, address.key());
    return found.map(it -> {
      ChecklistTexts texts =
          translations.texts(visitor, partnership, it.checklist(), it.checklistVersion());
      return new AgencyPage.Asked(area, address, it.titled(texts::title), texts);
    });
  }
}
