package uk.ragtime.portal.home;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uk.ragtime.portal.api.AreasInUse;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.PageFrame;
import uk.ragtime.portal.setup.OpenSteps;
import uk.ragtime.portal.work.WorkList;
import uk.ragtime.portal.work.WorkReader;

/** The first page, open to all. Signed-in visitors find their work and areas on it. */
@Controller
class HomeController {

  private final QueryService query;
  private final WorkReader work;
  private final AreasInUse inUse;
  private final OpenSteps openSteps;
  private final PageFrame frame;

  HomeController(
      QueryService query, WorkReader work, AreasInUse inUse, OpenSteps openSteps, PageFrame frame) {
    this.openSteps = openSteps;
    this.query = query;
    this.work = work;
    this.inUse = inUse;
    this.frame = frame;
  }

  @GetMapping("/")
  String home(Optional<Visitor> visitor, Model model) {
    if (visitor.isEmpty()) {
      return "home/welcome";
    }
    Me me = query.me(visitor.get());
    frame.remember(me, null);
    try (ParallelRequests requests = new ParallelRequests()) {
      List<Answer<PartnershipCard>> cards =
          me.memberships().stream()
              .map(membership -> requests.ask(() -> card(visitor.get(), membership)))
              .toList();
      model.addAttribute("operator", me.operator());
      model.addAttribute("partnerships", cards.stream().map(Answer::get).toList());
    }
    return "home/home";
  }

  @GetMapping("/sign-in-failed")
  String signInFailed() {
    return "access/sign-in-failed";
  }

  private PartnershipCard card(Visitor visitor, Me.Membership membership) {
    String partnership = membership.partnership();
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
      Answer<WorkList> tasks =
          requests.ask(() -> work.read(visitor, partnership, areas, agencies, cycles));
      Answer<Optional<OpenSteps.Open>> steps =
          requests.ask(() -> openSteps.of(visitor, membership, agencies, cycles));
      boolean reads = membership.may(Me.Action.READ_PROFILES);
      boolean begun = cycles.get().stream().anyMatch(cycle -> !cycle.isCancelled());
      List<Lists.Area> shown =
          reads
              ? inUse.of(visitor, partnership, areas.get(), agencies.get(), cycles.get())
              : List.of();
      return PartnershipCard.of(membership, begun, steps.get().orElse(null), tasks.get(), shown);
    }
  }
}
