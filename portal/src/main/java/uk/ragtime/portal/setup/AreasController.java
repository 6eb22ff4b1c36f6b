package uk.ragtime.portal.setup;

import java.util.List;
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

/** Lists areas, adds them and renames them. */
@Controller
class AreasController {
  private static final String P = "/{partnership:" + Codes.SLUG + "}";
  private static final String NEW = P + "/set-up/area";
  private static final String ONE = NEW + "/{area:" + Codes.SLUG + "}";

  private final QueryService query;
  private final ReferenceData data;
  private final AreaForms forms;
  private final FormPages pages;

  AreasController(QueryService query, ReferenceData data, AreaForms forms, FormPages pages) {
    this.query = query;
    this.data = data;
    this.forms = forms;
    this.pages = pages;
  }

  /** An area of the list, with the agencies that work there. */
  record Row(String code, String name, @Nullable String gssCode, List<String> agencies) {
    /** Whether an agency works there. */
    public boolean isInUse() {
      return !agencies.isEmpty();
    }
  }

  @GetMapping(P + "/areas")
  ModelAndView areas(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(defaultValue = "0") long seen,
      @RequestParam(required = false) @Nullable String added,
      @RequestParam(required = false) @Nullable String changed) {
    Me me = query.me(visitor);
    List<Lists.Area> areas = data.areas(visitor, partnership, seen);
    List<ReferenceData.Agency> agencies = data.agencies(visitor, partnership, seen);
    ModelAndView page = pages.page("setup/areas", me, partnership);
    page.addObject("setsUp", me.setsUp(partnership));
    page.addObject("manages", me.may(partnership, Me.Action.MANAGE_AREAS));
    List<Row> rows = areas.stream().map(area -> row(area, agencies)).toList();
    boolean begun = rows.stream().anyMatch(Row::isInUse);
    page.addObject("rows", rows.stream().filter(row -> !begun || row.isInUse()).toList());
    page.addObject("unused", rows.stream().filter(row -> begun && !row.isInUse()).toList());
    page.addObject("first", agencies.isEmpty());
    page.addObject("added", forms.nameOf(areas, added));
    page.addObject("changed", forms.nameOf(areas, changed));
    return page;
  }

  private static Row row(Lists.Area area, List<ReferenceData.Agency> agencies) {
    return new Row(
        area.area(),
        area.name(),
        area.gssCode(),
        agencies.stream()
            .filter(agency -> agency.areas().contains(area.area()))
            .map(ReferenceData.Agency::name)
            .sorted()
            .toList());
  }

  @GetMapping(NEW)
  ModelAndView add(Visitor visitor, @PathVariable String partnership) {
    return forms.open(visitor, partnership, AreaForm.empty());
  }

  @PostMapping(NEW)
  ModelAndView add(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute AreaForm form) {
    return forms.add(visitor, partnership, form);
  }

  @GetMapping(ONE)
  ModelAndView change(
      Visitor visitor, @PathVariable String partnership, @PathVariable String area) {
    return forms.open(visitor, partnership, area);
  }

  @PostMapping(ONE)
  ModelAndView change(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String area,
      @ModelAttribute AreaForm form) {
    return forms.change(visitor, partnership, area, form);
  }
}
