package uk.ragtime.portal.operator;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.PageFrame;

/** Pages that exist for operators only. */
@Component
class OperatorPages {
  private final QueryService query;
  private final PageFrame frame;

  OperatorPages(QueryService query, PageFrame frame) {
    this.query = query;
    this.frame = frame;
  }

  /**
   * A page for an operator.
   *
   * @throws Failure if the visitor is none
   */
  ModelAndView page(String template, Visitor visitor) {
    Me me = query.me(visitor);
    if (!me.operator()) {
      throw new Failure.NotFound("operator");
    }
    frame.remember(me, null);
    return new ModelAndView(template);
  }

  /**
   * Ensures that the visitor is an operator.
   *
   * @throws Failure if not
   */
  void require(Visitor visitor) {
    if (!query.me(visitor).operator()) {
      throw new Failure.NotFound("operator");
    }
  }
}
