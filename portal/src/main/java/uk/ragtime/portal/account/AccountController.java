package uk.ragtime.portal.account;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.Language;
import uk.ragtime.portal.page.PageFrame;

/** Language of the visitor, and their roles in each partnership. */
@Controller
class AccountController {
  private final QueryService query;
  private final PageFrame frame;

  AccountController(QueryService query, PageFrame frame) {
    this.query = query;
    this.frame = frame;
  }

  @GetMapping("/account")
  String account(Visitor visitor, Model model) {
    Me me = query.me(visitor);
    frame.remember(me, null);
    model.addAttribute("me", me);
    model.addAttribute("languages", Language.values());
    model.addAttribute("chosen", Language.current());
    return "account/account";
  }
}
