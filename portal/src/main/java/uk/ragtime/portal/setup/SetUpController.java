package uk.ragtime.portal.setup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** Leads a coordinator from an empty partnership to its first cycle. */
@Controller
class SetUpController {
  private final QueryService query;
  private final ReferenceData data;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  SetUpController(
      QueryService query, ReferenceData data, FormPages pages, Words words, Clock clock) {
    this.query = query;
    this.data = data;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping("/{partnership:" + Codes.SLUG + "}/set-up")
  ModelAndView setUp(Visitor visitor, @PathVariable String partnership) {
    Me me = query.me(visitor);
    Me.Membership member = me.in(partnership).orElseThrow(() -> new Failure.NotFound(partnership));
    if (!member.setsUp()) {
      throw new Failure.Forbidden(partnership);
    }
    ModelAndView page = pages.page("setup/set-up", me, partnership);
    page.addObject(
        "page", SetUpPage.of(member, read(visitor, member), LocalDate.now(clock), words));
    return page;
  }

  private FirstSteps.SetUp read(Visitor visitor, Me.Membership member) {
    String partnership = member.partnership();
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<List<Lists.Area>> areas = requests.ask(() -> data.areas(visitor, partnership, 0));
      Answer<List<ReferenceData.Agency>> agencies =
          requests.ask(() -> data.agencies(visitor, partnership, 0));
      Answer<List<Lists.Checklist>> checklists =
          requests.ask(() -> data.checklists(visitor, partnership, 0));
      Answer<List<ReferenceData.Cycle>> cycles =
          requests.ask(() -> data.cycles(visitor, partnership, 0));
      Answer<Optional<Members>> members =
          requests.ask(() ->
              member.may(Me.Action.MANAGE_MEMBERS)
                  ? Optional.of(query.members(visitor, partnership, 0))
                  : Optional.empty());
      int distinct =
          (int) checklists.get().stream().map(Lists.Checklist::checklist).distinct().count();
      return new FirstSteps.SetUp(
          areas.get(), agencies.get(), members.get(), distinct, cycles.get());
    }
  }
}
