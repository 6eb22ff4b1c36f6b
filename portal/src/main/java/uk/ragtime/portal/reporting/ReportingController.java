package uk.ragtime.portal.reporting;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FormPages;

/** Explains how reporting tools are connected, with the values that they ask for. */
@Controller
class ReportingController {
  /** Views of the reporting schema, facts last. */
  static final List<String> VIEWS =
      List.of(
          "partnership",
          "area",
          "agency",
          "capability",
          "cycle",
          "calendar",
          "current_rating",
          "cycle_rating",
          "rating_change",
          "challenge",
          "assessment",
          "action");

  /**
   * Values that every tool asks for.
   *
   * @param name of the database, unless the operator chose another
   * @param column that names the partnership
   */
  record Database(String kind, String name, String schema, String column) {}

  private static final Database DATABASE =
      new Database("PostgreSQL", "ragtime_query", "reporting_v1", "partnership");

  static final List<String> TOOLS = List.of("power-bi", "excel", "metabase");

  private final QueryService query;
  private final FormPages pages;

  ReportingController(QueryService query, FormPages pages) {
    this.query = query;
    this.pages = pages;
  }

  @GetMapping("/{partnership:" + Codes.SLUG + "}/reporting")
  ModelAndView reporting(Visitor visitor, @PathVariable String partnership) {
    Me me = query.me(visitor);
    if (me.in(partnership).isEmpty()) {
      throw new Failure.NotFound(partnership);
    }
    if (!me.may(partnership, Me.Action.EXPORT)) {
      throw new Failure.Forbidden("reporting");
    }
    ModelAndView page = pages.page("reporting/reporting", me, partnership);
    page.addObject("database", DATABASE);
    page.addObject("views", VIEWS);
    page.addObject("tools", TOOLS);
    page.addObject("manages", me.may(partnership, Me.Action.MANAGE_MEMBERS));
    return page;
  }
}
