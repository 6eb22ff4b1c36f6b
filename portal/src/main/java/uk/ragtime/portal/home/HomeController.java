package uk.ragtime.portal.home;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Questions;
import uk.ragtime.portal.api.Questions.Answer;
import uk.ragtime.portal.api.Visitor;

/** The first page. Open to all; who is signed in finds their own areas on it. */
@Controller
class HomeController {

  private final QueryService query;
  private final Counting counting;

  HomeController(QueryService query, Counting counting) {
    this.query = query;
    this.counting = counting;
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
    boolean reads = membership.may(Me.Action.READ_PROFILES);
    return PartnershipCard.of(
        membership, reads ? counting.areas(visitor, membership.partnership()) : List.of());
  }
}
