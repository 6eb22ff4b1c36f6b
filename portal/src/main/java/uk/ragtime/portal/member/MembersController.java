package uk.ragtime.portal.member;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Questions;
import uk.ragtime.portal.api.Questions.Answer;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.Words;

/** Who belongs to a partnership, who is to leave, who is invited and who has left. */
@Controller
class MembersController {
  private final QueryService query;
  private final Words words;

  MembersController(QueryService query, Words words) {
    this.query = query;
    this.words = words;
  }

  @GetMapping("/{partnership:[a-z0-9][a-z0-9-]{0,62}}/members")
  String members(Visitor visitor, @PathVariable String partnership, Model model) {
    try (Questions questions = new Questions()) {
      Answer<Me> me = questions.ask(() -> query.me(visitor));
      Answer<Members> members = questions.ask(() -> query.members(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          questions.ask(() -> query.agencies(visitor, partnership));
      String title = me.get().in(partnership).map(Me.Membership::title).orElse(partnership);
      model.addAttribute("page", MembersPage.of(title, members.get(), agencies.get(), words));
    }
    return "members";
  }
}
