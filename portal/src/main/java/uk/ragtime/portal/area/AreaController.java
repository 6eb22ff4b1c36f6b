package uk.ragtime.portal.area;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.KnownOn;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.Words;

/** An area's page, for the checklist, moment, words and roll-up rule of its address. */
@Controller
class AreaController {
  private static final String PATTERN =
      "/{partnership:" + Codes.SLUG + "}/areas/{area:" + Codes.SLUG + "}";

  private final AreaReader reader;
  private final Words words;
  private final Clock clock;

  AreaController(AreaReader reader, Words words, Clock clock) {
    this.reader = reader;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(PATTERN)
  ModelAndView area(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String area,
      @RequestParam(required = false) @Nullable String checklist,
      ProfileAddress.Asked asked) {
    AreaAddress address = AreaAddress.of(partnership, area, checklist);
    return show(visitor, Choices.of(address, asked, today()));
  }

  /** Redirects from the form to an address with its choices, which can be bookmarked and shared. */
  @GetMapping(
      path = PATTERN,
      params = {"day", "month", "year"})
  ModelAndView form(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String area,
      @RequestParam(required = false) @Nullable String checklist,
      @RequestParam String day,
      @RequestParam String month,
      @RequestParam String year,
      @RequestParam(name = "known-day", required = false) @Nullable String knownDay,
      @RequestParam(name = "known-month", required = false) @Nullable String knownMonth,
      @RequestParam(name = "known-year", required = false) @Nullable String knownYear,
      ProfileAddress.Asked asked) {
    Choices choices =
        Choices.typed(
            AreaAddress.of(partnership, area, checklist),
            asked,
            TypedDate.of(day, month, year),
            TypedDate.of(knownDay, knownMonth, knownYear),
            today());
    return choices.errors().isEmpty()
        ? new ModelAndView("redirect:" + choices.address().profile() + "#profile")
        : show(visitor, choices);
  }

  private ModelAndView show(Visitor visitor, Choices choices) {
    ProfileAddress asked = choices.address();
    ModelAndView page = new ModelAndView("area/area");
    page.addObject("page", AreaPage.of(asked, reader.read(visitor, asked), words, today()));
    page.addObject("choices", choices);
    page.addObject("today", asked.asOf() == null);
    KnownOn known = asked.knownOn();
    page.addObject("knownOn", known == null ? null : known.inWords(words));
    page.addObject("errors", choices.errors());
    page.setStatus(choices.errors().isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
    return page;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
