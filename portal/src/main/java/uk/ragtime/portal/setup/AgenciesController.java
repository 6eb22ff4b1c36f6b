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

/** Lists agencies, adds them and changes what is known of them. */
@Controller
class AgenciesController {
  private static final String P = "/{partnership:" + Codes.SLUG + "}";
  private static final String NEW = P + "/set-up/agency";
  private static final String ONE = NEW + "/{agency:" + Codes.SLUG + "}";
  private static final String STALE = "version-stale";
  private static final Map<String, String> FIELDS = Map.of("area-unknown", "areas");

  private final QueryService query;
  private final ReferenceData data;
  private final ReferenceCommands commands;
  private final FormPages pages;

  AgenciesController(
      QueryService query, ReferenceData data, ReferenceCommands commands, FormPages pages) {
    this.query = query;
    this.data = data;
    this.commands = commands;
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
    Map<String, String> areas =
        data.areas(visitor, partnership, seen).stream()
            .collect(
                Collectors.toMap(ReferenceData.Area::area, ReferenceData.Area::name, (a, _) -> a));
    ModelAndView page = pages.page("setup/agencies", me, partnership);
    page.addObject("setsUp", me.setsUp(partnership));
    page.addObject("manages", me.may(partnership, Me.Action.MANAGE_AGENCIES) && !areas.isEmpty());
    List<Row> rows = agencies.stream().map(agency -> row(agency, areas)).toList();
    page.addObject("rows", rows.stream().filter(row -> !row.areas().isEmpty()).toList());
    page.addObject("unused", rows.stream().filter(row -> row.areas().isEmpty()).toList());
    page.addObject("noAreas", areas.isEmpty());
    page.addObject("added", nameOf(agencies, added));
    page.addObject("changed", nameOf(agencies, changed));
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

  private static @Nullable String nameOf(
      List<ReferenceData.Agency> agencies, @Nullable String code) {
    return agencies.stream()
        .filter(agency -> agency.agency().equals(code))
        .map(ReferenceData.Agency::name)
        .findFirst()
        .orElse(null);
  }

  @GetMapping(NEW)
  ModelAndView add(Visitor visitor, @PathVariable String partnership) {
    AgencyForm form = AgencyForm.empty(data.areas(visitor, partnership, 0));
    return form(visitor, partnership, null, form, List.of(), HttpStatus.OK);
  }

  @PostMapping(NEW)
  ModelAndView add(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute AgencyForm form) {
    List<FieldError> errors = form.errors(true);
    if (!errors.isEmpty()) {
      return form(visitor, partnership, null, form, errors, HttpStatus.BAD_REQUEST);
    }
    String code = form.chosenCode();
    try {
      long position =
          commands.putAgency(visitor, form.sentKey(), partnership, code, Target.NEW, form.agency());
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
  private ModelAndView taken(Visitor visitor, String partnership, AgencyForm form, String code) {
    String free =
        SuggestedCode.free(
            code,
            data.agencies(visitor, partnership, 0).stream()
                .map(ReferenceData.Agency::agency)
                .collect(Collectors.toSet()));
    FieldError error = new FieldError("agencies.wrong.taken", "code");
    return form(visitor, partnership, null, form.coded(free), List.of(error), HttpStatus.CONFLICT);
  }

  @GetMapping(ONE)
  ModelAndView change(
      Visitor visitor, @PathVariable String partnership, @PathVariable String agency) {
    ReferenceData.Agency now = one(visitor, partnership, agency);
    return form(visitor, partnership, now, AgencyForm.of(now), List.of(), HttpStatus.OK);
  }

  @PostMapping(ONE)
  ModelAndView change(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String agency,
      @ModelAttribute AgencyForm form) {
    ReferenceData.Agency now = one(visitor, partnership, agency);
    List<FieldError> errors = form.errors(false);
    if (!errors.isEmpty()) {
      return form(visitor, partnership, now, form, errors, HttpStatus.BAD_REQUEST);
    }
    boolean sent = AgencyForm.stateOf(now).equals(form.state());
    if (!sent && !form.was().equals(AgencyForm.stateOf(now))) {
      FieldError error = new FieldError("set-up.wrong.changed", "name");
      return form(visitor, partnership, now, form.on(now), List.of(error), HttpStatus.CONFLICT);
    }
    try {
      long position =
          commands.putAgency(
              visitor, form.sentKey(), partnership, agency, Target.EXISTING, form.agency());
      return listed(partnership, "changed", agency, position);
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, fieldOf(failure));
      return form(visitor, partnership, now, form, List.of(failed.error()), failed.status());
    }
  }

  private ReferenceData.Agency one(Visitor visitor, String partnership, String code) {
    return data.agencies(visitor, partnership, 0).stream()
        .filter(agency -> agency.agency().equals(code))
        .findFirst()
        .orElseThrow(() -> new Failure.NotFound("agency"));
  }

  private static String fieldOf(Failure failure) {
    return failure instanceof Failure.Refused refused
        ? Objects.requireNonNull(FIELDS.getOrDefault(refused.code(), "name"))
        : "submit";
  }

  private static ModelAndView listed(String partnership, String what, String code, long position) {
    return new ModelAndView(
        "redirect:"
            + UriComponentsBuilder.fromPath("/{partnership}/agencies")
                .queryParam(what, code)
                .queryParam("seen", position)
                .buildAndExpand(partnership)
                .toUriString());
  }

  private ModelAndView form(
      Visitor visitor,
      String partnership,
      ReferenceData.@Nullable Agency agency,
      AgencyForm form,
      List<FieldError> errors,
      HttpStatus status) {
    Me me = query.me(visitor);
    FormPages.require(me, partnership, Me.Action.MANAGE_AGENCIES);
    ModelAndView page = pages.page("setup/agency", me, partnership);
    page.addObject("agency", agency);
    page.addObject("form", form);
    page.addObject("sectors", Sector.values());
    page.addObject("areas", data.areas(visitor, partnership, 0));
    page.addObject("stale", status == HttpStatus.CONFLICT && agency != null);
    return FormPages.with(errors, status, page);
  }
}
