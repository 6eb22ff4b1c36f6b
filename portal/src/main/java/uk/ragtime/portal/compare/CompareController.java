package uk.ragtime.portal.compare;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.AreaMatrix;
import uk.ragtime.portal.api.AreasInUse;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Comparisons;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Movement;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.Profiles;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AddressCode;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.ChecklistChoice;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Moment;
import uk.ragtime.portal.page.PageFrame;
import uk.ragtime.portal.page.Words;

/** Areas side by side, or one area at two moments, always by one checklist. */
@Controller
class CompareController {
  private static final String PATH = "/{partnership:" + Codes.SLUG + "}/compare";

  private final QueryService query;
  private final Comparisons comparisons;
  private final AreasInUse inUse;
  private final ChecklistTranslations translations;
  private final PageFrame frame;
  private final Words words;
  private final Clock clock;

  CompareController(
      QueryService query,
      Comparisons comparisons,
      AreasInUse inUse,
      ChecklistTranslations translations,
      PageFrame frame,
      Words words,
      Clock clock) {
    this.query = query;
    this.comparisons = comparisons;
    this.inUse = inUse;
    this.translations = translations;
    this.frame = frame;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(PATH)
  ModelAndView compare(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(required = false) @Nullable List<String> areas,
      @RequestParam(required = false) @Nullable String checklist,
      @RequestParam(required = false) @Nullable String on,
      @RequestParam(required = false) @Nullable String with) {
    return show(visitor, partnership, CompareChoice.of(areas, checklist, on, with, today()));
  }

  /** Redirects from the form to an address that can be kept and shared. */
  @GetMapping(path = PATH, params = "on-cycle")
  ModelAndView form(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(required = false) @Nullable List<String> areas,
      @RequestParam Map<String, String> form) {
    CompareChoice choice = CompareChoice.typed(areas, form, today());
    return choice.isRight()
        ? new ModelAndView("redirect:" + choice.address(partnership, choice.checklist()))
        : show(visitor, partnership, choice);
  }

  private ModelAndView show(Visitor visitor, String partnership, CompareChoice asked) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
      Answer<List<Lists.Checklist>> checklists =
          requests.ask(() -> translations.checklists(visitor, partnership));
      List<Lists.Area> shown =
          inUse.of(visitor, partnership, areas.get(), agencies.get(), cycles.get());
      CompareChoice choice = choice(asked, shown);
      AddressCode.require(
          choice.checklist(), checklists.get().stream().map(Lists.Checklist::checklist).toList());
      Moment.requireKnown(choice.on(), cycles.get());
      Moment.requireKnown(choice.with(), cycles.get());
      Found found = found(visitor, partnership, choice, shown, cycles.get());
      frame.remember(me.get(), partnership);
      ChecklistChoice all = ChecklistChoice.of(found.checklist(), cycles.get(), checklists.get());
      ModelAndView page = new ModelAndView("compare/compare");
      page.addObject(
          "page",
          new ComparePage(
              partnership,
              me.get().titleOf(partnership),
              title(choice, shown, cycles.get()),
              all,
              shown.stream()
                  .map(area ->
                      new ComparePage.Choice(
                          area.area(), area.name(), choice.areas().contains(area.area())))
                  .toList(),
              choice.typed(),
              ComparePage.cycles(cycles.get(), found.checklist()),
              all.all().stream()
                  .map(one ->
                      new ComparePage.Link(
                          one.title(),
                          one.lang(),
                          choice.addressBy(partnership, one.code()),
                          all.isShown(one)))
                  .toList(),
              found.comparison(),
              found.movement()));
      return FormPages.with(choice.errors(), HttpStatus.BAD_REQUEST, page);
    }
  }

  /** All areas where none is chosen, if there is room for them. */
  private static CompareChoice choice(CompareChoice asked, List<Lists.Area> areas) {
    for (String code : asked.areas()) {
      if (areas.stream().noneMatch(area -> area.area().equals(code))) {
        throw new Failure.NotFound("area");
      }
    }
    boolean all =
        asked.areas().isEmpty()
            && asked.isRight()
            && asked.with() == null
            && areas.size() <= CompareChoice.MOST_AREAS;
    return all ? asked.ofAreas(areas.stream().map(Lists.Area::area).toList()) : asked;
  }

  /** The subject of the comparison, and its checklist. */
  private record Found(
      @Nullable Comparison comparison, @Nullable String checklist, @Nullable String movement) {}

  private Found found(
      Visitor visitor,
      String partnership,
      CompareChoice choice,
      List<Lists.Area> areas,
      List<Lists.Cycle> cycles) {
    if (!choice.isRight() || choice.areas().isEmpty()) {
      return new Found(null, checklist(choice, cycles), null);
    }
    return choice.isOfMoments()
        ? ofMoments(visitor, partnership, choice, cycles)
        : ofAreas(visitor, partnership, choice, areas, cycles);
  }

  private static @Nullable String checklist(CompareChoice choice, List<Lists.Cycle> cycles) {
    return choice.checklist() != null
        ? choice.checklist()
        : cycles.stream()
            .filter(Lists.Cycle::hasOpened)
            .map(Lists.Cycle::checklist)
            .reduce((_, last) -> last)
            .orElse(null);
  }

  private Found ofAreas(
      Visitor visitor,
      String partnership,
      CompareChoice choice,
      List<Lists.Area> areas,
      List<Lists.Cycle> cycles) {
    Moment on = choice.on();
    AreaMatrix matrix =
        comparisons.areas(
            visitor,
            partnership,
            choice.checklist(),
            on instanceof Moment.Day ? on.value() : null,
            on instanceof Moment.Outcome ? on.value() : null);
    ChecklistTexts texts = translations.texts(visitor, partnership, matrix);
    LocalDate day = on == null ? null : on.day(cycles, today()).orElse(null);
    return new Found(
        Comparison.ofAreas(
            texts.of(matrix),
            texts,
            choice.areas(),
            areas,
            area ->
                AreaAddress.of(partnership, area, choice.checklist()).profile("worst", past(day)),
            words),
        matrix.checklist() == null ? choice.checklist() : matrix.checklist(),
        null);
  }

  private Found ofMoments(
      Visitor visitor, String partnership, CompareChoice choice, List<Lists.Cycle> cycles) {
    String area = choice.areas().getFirst();
    AreaAddress address = AreaAddress.of(partnership, area, choice.checklist());
    List<String> ends = inOrder(choice, cycles);
    Movement movement =
        comparisons.movement(
            visitor,
            partnership,
            area,
            Profiles.View.now(choice.checklist()),
            ends.getFirst(),
            ends.getLast());
    ChecklistTexts texts = translations.texts(visitor, partnership, movement);
    return new Found(
        Comparison.ofMoments(
            texts.of(movement),
            texts,
            cycles,
            List.of(
                address.profile("worst", past(movement.from().day())),
                address.profile("worst", past(movement.to().day()))),
            words),
        movement.checklist() == null ? choice.checklist() : movement.checklist(),
        address.between("movement", ends.getFirst(), ends.getLast()));
  }

  /** Both moments, the earlier one first. */
  private List<String> inOrder(CompareChoice choice, List<Lists.Cycle> cycles) {
    Moment on = choice.on() == null ? new Moment.Day(today()) : choice.on();
    Moment with = choice.with() == null ? on : choice.with();
    LocalDate one = on.day(cycles, today()).orElse(today());
    LocalDate other = with.day(cycles, today()).orElse(today());
    return other.isAfter(one)
        ? List.of(on.value(), with.value())
        : List.of(with.value(), on.value());
  }

  private @Nullable LocalDate past(@Nullable LocalDate day) {
    return day == null || !day.isBefore(today()) ? null : day;
  }

  private String title(CompareChoice choice, List<Lists.Area> areas, List<Lists.Cycle> cycles) {
    if (!choice.isRight()) {
      return words.say("compare.here");
    }
    Moment on = choice.on() == null ? new Moment.Day(today()) : choice.on();
    if (choice.isOfMoments() && choice.with() != null) {
      String name =
          areas.stream()
              .filter(area -> area.area().equals(choice.areas().getFirst()))
              .map(Lists.Area::name)
              .findFirst()
              .orElse("");
      return words.say(
          "compare.moments", name, choice.with().name(cycles, words), on.name(cycles, words));
    }
    return words.say("compare.areas", on.name(cycles, words));
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
