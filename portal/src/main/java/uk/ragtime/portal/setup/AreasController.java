package uk.ragtime.portal.setup;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceCommands;
import uk.ragtime.portal.api.ReferenceCommands.Target;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.SuggestedCode;

/** Lists areas, adds them and renames them. */
@Controller
class AreasController {
  private static final String P = "/{partnership:" + Codes.SLUG + "}";
  private static final String NEW = P + "/set-up/area";
  private static final String ONE = NEW + "/{area:" + Codes.SLUG + "}";
  private static final String STALE = "version-stale";
  private static final Map<String, String> FIELDS = Map.of("gss-code-taken", "gssCode");

  private final QueryService query;
  private final ReferenceData data;
  private final ReferenceCommands commands;
  private final FormPages pages;

  AreasController(
      QueryService query, ReferenceData data, ReferenceCommands commands, FormPages pages) {
    this.query = query;
    this.data = data;
    this.commands = commands;
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
    List<ReferenceData.Area> areas = data.areas(visitor, partnership, seen);
    List<ReferenceData.Agency> agencies = data.agencies(visitor, partnership, seen);
    ModelAndView page = pages.page("setup/areas", me, partnership);
    page.addObject("setsUp", me.setsUp(partnership));
    page.addObject("manages", me.may(partnership, Me.Action.MANAGE_AREAS));
    List<Row> rows = areas.stream().map(area -> row(area, agencies)).toList();
    boolean begun = rows.stream().anyMatch(Row::isInUse);
    page.addObject("rows", rows.stream().filter(row -> !begun || row.isInUse()).toList());
    page.addObject("unused", rows.stream().filter(row -> begun && !row.isInUse()).toList());
    page.addObject("first", agencies.isEmpty());
    page.addObject("added", nameOf(areas, added));
    page.addObject("changed", nameOf(areas, changed));
    return page;
  }

  private static Row row(ReferenceData.Area area, List<ReferenceData.Agency> agencies) {
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

  private static @Nullable String nameOf(List<ReferenceData.Area> areas, @Nullable String code) {
    return areas.stream()
        .filter(area -> area.area().equals(code))
        .map(ReferenceData.Area::name)
        .findFirst()
        .orElse(null);
  }

  @GetMapping(NEW)
  ModelAndView add(Visitor visitor, @PathVariable String partnership) {
    return form(visitor, partnership, null, AreaForm.empty(), List.of(), HttpStatus.OK);
  }

  @PostMapping(NEW)
  ModelAndView add(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute AreaForm form) {
    List<FieldError> errors = form.errors(true);
    if (!errors.isEmpty()) {
      return form(visitor, partnership, null, form, errors, HttpStatus.BAD_REQUEST);
    }
    String code = form.chosenCode();
    try {
      long position =
          commands.putArea(visitor, form.sentKey(), partnership, code, Target.NEW, form.area());
      return listed(partnership, "added", code, position);
    } catch (Failure failure) {
      if (failure instanceof Failure.Refused refused && refused.code().equals(STALE)) {
        return taken(visitor, partnership, form, code);
      }
      FormPages.Failed failed = pages.failed(failure, fieldOf(failure));
      return form(visitor, partnership, null, form, List.of(failed.error()), failed.status());
    }
  }

  /** Offers a code that is free. */
  private ModelAndView taken(Visitor visitor, String partnership, AreaForm form, String code) {
    String free =
        SuggestedCode.free(
            code,
            data.areas(visitor, partnership, 0).stream()
                .map(ReferenceData.Area::area)
                .collect(Collectors.toSet()));
    FieldError error = new FieldError("areas.wrong.taken", "code");
    return form(visitor, partnership, null, form.coded(free), List.of(error), HttpStatus.CONFLICT);
  }

  @GetMapping(ONE)
  ModelAndView change(
      Visitor visitor, @PathVariable String partnership, @PathVariable String area) {
    ReferenceData.Area now = one(visitor, partnership, area);
    return form(visitor, partnership, now, AreaForm.of(now), List.of(), HttpStatus.OK);
  }

  @PostMapping(ONE)
  ModelAndView change(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String area,
      @ModelAttribute AreaForm form) {
    ReferenceData.Area now = one(visitor, partnership, area);
    List<FieldError> errors = form.errors(false);
    if (!errors.isEmpty()) {
      return form(visitor, partnership, now, form, errors, HttpStatus.BAD_REQUEST);
    }
    boolean sent = AreaForm.stateOf(now).equals(form.state());
    if (!sent && !form.was().equals(AreaForm.stateOf(now))) {
      FieldError error = new FieldError("set-up.wrong.changed", "name");
      return form(visitor, partnership, now, form.on(now), List.of(error), HttpStatus.CONFLICT);
    }
    try {
      long position =
          commands.putArea(
              visitor, form.sentKey(), partnership, area, Target.EXISTING, form.area());
      return listed(partnership, "changed", area, position);
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, fieldOf(failure));
      return form(visitor, partnership, now, form, List.of(failed.error()), failed.status());
    }
  }

  private ReferenceData.Area one(Visitor visitor, String partnership, String code) {
    return data.areas(visitor, partnership, 0).stream()
        .filter(area -> area.area().equals(code))
        .findFirst()
        .orElseThrow(() -> new Failure.NotFound("area"));
  }

  private static String fieldOf(Failure failure) {
    return failure instanceof Failure.Refused refused
        ? Objects.requireNonNull(FIELDS.getOrDefault(refused.code(), "name"))
        : "submit";
  }

  private static ModelAndView listed(String partnership, String what, String code, long position) {
    return new ModelAndView(
        "redirect:"
            + UriComponentsBuilder.fromPath("/{partnership}/areas")
                .queryParam(what, code)
                .queryParam("seen", position)
                .buildAndExpand(partnership)
                .toUriString());
  }

  private ModelAndView form(
      Visitor visitor,
      String partnership,
      ReferenceData.@Nullable Area area,
      AreaForm form,
      List<FieldError> errors,
      HttpStatus status) {
    Me me = query.me(visitor);
    FormPages.require(me, partnership, Me.Action.MANAGE_AREAS);
    ModelAndView page = pages.page("setup/area", me, partnership);
    page.addObject("area", area);
    page.addObject("form", form);
    page.addObject("stale", status == HttpStatus.CONFLICT && area != null);
    return FormPages.with(errors, status, page);
  }
}
