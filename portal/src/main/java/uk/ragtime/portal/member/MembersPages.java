package uk.ragtime.portal.member;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.PageFrame;
import uk.ragtime.portal.page.Words;

/** Shared by the pages about members. */
@Component
class MembersPages {
  private final QueryService query;
  private final PageFrame frame;
  private final Words words;

  MembersPages(QueryService query, PageFrame frame, Words words) {
    this.query = query;
    this.frame = frame;
    this.words = words;
  }

  /** A page with the name of its partnership. */
  ModelAndView page(String template, Visitor visitor, String partnership) {
    return page(template, query.me(visitor), partnership);
  }

  ModelAndView page(String template, Me me, String partnership) {
    frame.remember(me, partnership);
    ModelAndView page = new ModelAndView(template);
    page.addObject("partnership", partnership);
    page.addObject("partnershipName", me.titleOf(partnership));
    return page;
  }

  /** Adds errors to a page, and the status that goes with them. */
  static ModelAndView with(List<FieldError> errors, HttpStatus otherwise, ModelAndView page) {
    page.addObject("errors", errors);
    page.setStatus(errors.isEmpty() ? HttpStatus.OK : otherwise);
    return page;
  }

  /** Message for a refusal, or a general one if there is none for its code. */
  FieldError error(Failure.Refused refused, String field) {
    String known = "refused." + refused.code();
    return new FieldError(words.has(known) ? known : "refused.other", field);
  }
}
