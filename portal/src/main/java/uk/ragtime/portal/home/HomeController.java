package uk.ragtime.portal.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uk.ragtime.portal.api.Distribution;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Questions;
import uk.ragtime.portal.api.Questions.Answer;
import uk.ragtime.portal.api.Visitor;

/** The first page. Open to all; who is signed in finds their own areas on it. */
@Controller
class HomeController {

  /** Areas beyond these are listed without counts: each count is a question of its own. */
  private static final int MAX_COUNTED = 24;

  private final QueryService query;

  HomeController(QueryService query) {
    this.query = query;
  }

  @GetMapping("/")
  String home(Optional<Visitor> visitor, Model model) {
    if (visitor.isEmpty()) {
      return "welcome";
    }
    Me me = query.me(visitor.get());
    try (Questions questions = new Questions()) {
      List<Answer<PartnershipCard>> cards =
          me.memberships().stream()
              .map(membership -> questions.ask(() -> card(visitor.get(), membership)))
              .toList();
      model.addAttribute("operator", me.operator());
      model.addAttribute("partnerships", cards.stream().map(Answer::get).toList());
    }
    return "home";
  }

  @GetMapping("/sign-in-failed")
  String signInFailed() {
    return "sign-in-failed";
  }

  private PartnershipCard card(Visitor visitor, Me.Membership membership) {
    List<Lists.Area> areas =
        membership.may(Me.Action.READ_PROFILES)
            ? query.areas(visitor, membership.partnership())
            : List.of();
    List<AreaCard> cards = new ArrayList<>();
    try (Questions questions = new Questions()) {
      List<Answer<Optional<Distribution>>> counts =
          areas.stream()
              .limit(MAX_COUNTED)
              .map(area -> questions.ask(() -> counts(visitor, membership, area)))
              .toList();
      for (int i = 0; i < areas.size(); i++) {
        Optional<Distribution> counted = i < counts.size() ? counts.get(i).get() : Optional.empty();
        cards.add(AreaCard.of(areas.get(i), counted));
      }
    }
    return PartnershipCard.of(membership, cards);
  }

  /** One area whose counts are late or forbidden must not take the whole page away. */
  private Optional<Distribution> counts(
      Visitor visitor, Me.Membership membership, Lists.Area area) {
    try {
      return Optional.of(
          query
              .profile(visitor, membership.partnership(), area.area(), null, null, "worst")
              .total());
    } catch (Failure.Unavailable | Failure.Forbidden | Failure.NotFound e) {
      return Optional.empty();
    }
  }
}
