package uk.ragtime.portal.member;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.Words;
import uk.ragtime.portal.page.Wrong;

/** What the pages about members have in common. */
@Component
class MembersPages {
  private final QueryService query;
  private final Words words;

  MembersPages(QueryService query, Words words) {
    this.query = query;
    this.words = words;
  }

  /** A page that says of which partnership it is. */
  ModelAndView page(String template, Visitor visitor, String partnership) {
    Me me = query.me(visitor);
    ModelAndView page = new ModelAndView(template);
    page.addObject("partnership", partnership);
    page.addObject(
        "partnershipName", me.in(partnership).map(Me.Membership::title).orElse(partnership));
    return page;
  }

  /** Why the service would not, in the words of the pages where they have some for it. */
  Wrong wrong(Failure.Refused refused, String field) {
    String known = "refused." + refused.code();
    return new Wrong(words.has(known) ? known : "refused.other", field);
  }
}
