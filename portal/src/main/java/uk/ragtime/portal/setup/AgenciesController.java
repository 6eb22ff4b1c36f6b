package uk.ragtime.portal.setup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FormPages;

/** Lists agencies, adds them and changes what is known of them. */
@Controller
class AgenciesController {
  private static final String P = "/{partnership:" + Codes.SLUG + "}";
  private static final String NEW = P + "/set-up/agency";
  private static final String ONE = NEW + "/{agency:" + Codes.SLUG + "}";

  private final QueryService query;
  private final ReferenceData data;
  private final AgencyForms forms;
  private final FormPages pages;

  AgenciesController(QueryService query, ReferenceData data, AgencyForms forms, FormPages pages) {
    this.query = query;
    this.data = data;
    this.forms = forms;
    this.pages = pages;
  }

  /**
   * An agency of the list, with the names of its areas.
   *
   * @param sector key of its message, or the service's own word
   */
  record Row(
      String code, String name, String sector, @Nullable String odsCode, List<String> areas) {}

  @GetMapping(P + "/agencies")
  ModelAndView agencies(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(defaultValue = "0") long seen,
      @RequestParam(required = false) @Nullable String added,
      @RequestParam(required = false) @Nullable String changed) {
    Me me = query.me(visitor);
    List<ReferenceData.Agency> agencies = data.agencies(visitor, partnership, seen);
    Map<String, String> areas = Lists.Area.names(data.areas(visitor, partnership, seen));
    ModelAndView page = pages.page("setup/agencies", me, partnership);
    page.addObject("setsUp", me.setsUp(partnership));
    page.addObject("manages", me.may(partnership, Me.Action.MANAGE_AGENCIES) && !areas.isEmpty());
    List<Row> rows = agencies.stream().map(agency -> row(agency, areas)).toList();
    page.addObject("rows", rows.stream().filter(row -> !row.areas().isEmpty()).toList());
    page.addObject("unused", rows.stream().filter(row -> row.areas().isEmpty()).toList());
    page.addObject("noAreas", areas.isEmpty());
    page.addObject("added", forms.nameOf(agencies, added));
    page.addObject("changed", forms.nameOf(agencies, changed));
    return page;
  }

  private static Row row(ReferenceData.Agency agency, Map<String, String> areas) {
    Sector sector = AgencyForm.sectorOf(agency);
    return new Row(
        agency.agency(),
        agency.name(),
        (sector == null ? Sector.OTHER : sector).messageKey(),
        agency.odsCode(),
        agency.areas().stream().map(code -> areas.getOrDefault(code, code)).sorted().toList());
  }

  @GetMapping(NEW)
  ModelAndView add(Visitor visitor, @PathVariable String partnership) {
    return forms.open(visitor, partnership, AgencyForm.empty(data.areas(visitor, partnership, 0)));
  }

  @PostMapping(NEW)
  ModelAndView add(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute AgencyForm form) {
    return forms.add(visitor, partnership, form);
  }

  @GetMapping(ONE)
  ModelAndView change(
      Visitor visitor, @PathVariable String partnership, @PathVariable String agency) {
    return forms.open(visitor, partnership, agency);
  }

  @PostMapping(ONE)
  ModelAndView change(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String agency,
      @ModelAttribute AgencyForm form) {
    return forms.change(visitor, partnership, agency, form);
  }
}
