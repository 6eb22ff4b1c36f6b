package uk.ragtime.portal.cycle;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessments;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** Shows how far everybody is in a cycle. */
@Controller
class CycleController {
  static final String ADDRESS =
      "/{partnership:" + Codes.SLUG + "}/cycles/{cycle:" + Codes.SLUG + "}";

  private final QueryService query;
  private final ReferenceData data;
  private final Assessments assessments;
  private final FormPages pages;
  private final Words words;

  CycleController(
      QueryService query,
      ReferenceData data,
      Assessments assessments,
      FormPages pages,
      Words words) {
    this.query = query;
    this.data = data;
    this.assessments = assessments;
    this.pages = pages;
    this.words = words;
  }

  @GetMapping(ADDRESS)
  ModelAndView cycle(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String cycle,
      @RequestParam(defaultValue = "0") long seen) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<List<ReferenceData.Cycle>> cycles =
          requests.ask(() -> data.cycles(visitor, partnership, seen));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<Progress> progress =
          requests.ask(() -> assessments.progress(visitor, partnership, cycle, seen));
      ModelAndView page = pages.page("cycle/cycle", me.get(), partnership);
      page.addObject(
          "page",
          CyclePage.of(
              partnership,
              progress.get(),
              cycles.get().stream()
                  .filter(it -> it.cycle().equals(cycle))
                  .findFirst()
                  .orElseThrow(() -> new Failure.NotFound("cycle")),
              agencies.get(),
              me.get().may(partnership, Me.Action.MANAGE_CYCLES),
              words));
      return page;
    }
  }

  static Lists.Cycle one(List<Lists.Cycle> cycles, String code) {
    return cycles.stream()
        .filter(it -> it.cycle().equals(code))
        .findFirst()
        .orElseThrow(() -> new Failure.NotFound("cycle"));
  }
}
