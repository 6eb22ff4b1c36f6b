package uk.ragtime.portal.area;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import uk.ragtime.portal.api.Actions;
import uk.ragtime.portal.api.Assessments;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Comparisons;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Movement;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.ProfileSignOffs;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.movement.WhatMoved;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.ChecklistTexts;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.KnownOn;
import uk.ragtime.portal.page.Moment;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.Words;

/** Board pack of an area, to be read on paper. */
@Controller
class PackController {
  private final AreaReader reader;
  private final QueryService query;
  private final Comparisons comparisons;
  private final Actions actions;
  private final ProfileSignOffs signOffs;
  private final Assessments assessments;
  private final ChecklistTranslations translations;
  private final Words words;
  private final Clock clock;

  PackController(
      AreaReader reader,
      QueryService query,
      Comparisons comparisons,
      Actions actions,
      ProfileSignOffs signOffs,
      Assessments assessments,
      ChecklistTranslations translations,
      Words words,
      Clock clock) {
    this.reader = reader;
    this.query = query;
    this.comparisons = comparisons;
    this.actions = actions;
    this.signOffs = signOffs;
    this.assessments = assessments;
    this.translations = translations;
    this.words = words;
    this.clock = clock;
  }

  /**
   * The pack of now, or as it was known then, with what moved between two moments.
   *
   * @param from a day or a cycle; null for the cycle before
   * @param to a day or a cycle; null for the current cycle
   */
  @GetMapping("/{partnership:" + Codes.SLUG + "}/areas/{area:" + Codes.SLUG + "}/pack")
  ModelAndView pack(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String area,
      @RequestParam(required = false) @Nullable String checklist,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to,
      @RequestParam(required = false) @Nullable String knownAt,
      @RequestParam(required = false) @Nullable String stage) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.now(clock);
    String first = Moment.of(from).map(Moment::value).orElse(null);
    String second = Moment.of(to).map(Moment::value).orElse(null);
    ProfileAddress address =
        ProfileAddress.between(AreaAddress.of(partnership, area, checklist), knownAt, stage, today)
            .comparedWith(first);
    AreaPage.Answers answers = reader.read(visitor, address);
    Moment.requirePeriod(
        Moment.of(from).orElse(null), Moment.of(to).orElse(null), answers.cycles(), today);
    AreaPage profile = AreaPage.of(address, answers, words, today);
    ModelAndView page = new ModelAndView("pack/pack");
    page.addObject("pack", pack(visitor, answers, profile, new Ends(first, second), now));
    page.addObject("page", profile);
    KnownOn known = address.knownOn();
    page.addObject("knownOn", known == null ? null : known.inWords(words));
    page.addObject("there", ServletUriComponentsBuilder.fromCurrentRequest().build().toUriString());
    page.addObject("errors", List.of());
    return page;
  }

  private record Ends(@Nullable String from, @Nullable String to) {}

  private PackPage pack(
      Visitor visitor, AreaPage.Answers answers, AreaPage profile, Ends ends, Instant now) {
    ProfileAddress address = profile.address();
    String partnership = address.area().partnership();
    String area = address.area().area();
    Profile ratings = answers.profile();
    String checklist = ratings.checklist();
    String cycle = ratings.cycle();
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<Optional<Found>> movement =
          requests.ask(() -> movement(visitor, address.by(checklist), ends));
      Answer<List<Actions.Action>> planned =
          requests.ask(() -> actions.all(visitor, partnership, area, null, 0));
      Answer<Actions.Gaps> gaps = requests.ask(() -> actions.reds(visitor, partnership, area, 0));
      Answer<List<ProfileSignOffs.SignOff>> signatures =
          requests.ask(() ->
              cycle == null
                  ? List.of()
                  : signOffs.of(visitor, new ProfileSignOffs.Key(partnership, cycle, area), 0));
      Answer<List<Progress.OfAgency>> expected =
          requests.ask(
              () -> cycle == null ? List.of() : expected(visitor, partnership, cycle, area));
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      return PackPage.of(
          profile,
          ratings,
          movement
              .get()
              .map(it ->
                  WhatMoved.of(
                      address, it.movement(), it.texts(), answers.cycles(), agencies.get(), words))
              .orElse(null),
          new PackPage.Answers(
              agencies.get(),
              planned.get(),
              gaps.get().gaps(),
              signatures.get(),
              expected.get(),
              me.get().may(partnership, Me.Action.EXPORT)),
          cycle == null ? null : new Moment.Outcome(cycle).name(answers.cycles(), words),
          now,
          words);
    }
  }

  /** The movement with titles in the language of the page, and the texts that they come from. */
  private record Found(Movement movement, ChecklistTexts texts) {}

  private Optional<Found> movement(Visitor visitor, ProfileAddress asked, Ends ends) {
    String partnership = asked.area().partnership();
    return comparisons
        .movementIfAny(
            visitor, partnership, asked.area().area(), asked.view(), ends.from(), ends.to())
        .map(it -> {
          ChecklistTexts texts = translations.texts(visitor, partnership, it);
          return new Found(texts.of(it), texts);
        });
  }

  private List<Progress.OfAgency> expected(
      Visitor visitor, String partnership, String cycle, String area) {
    return assessments.progress(visitor, partnership, cycle, 0).areas().stream()
        .filter(it -> it.area().equals(area))
        .flatMap(it -> it.agencies().stream())
        .toList();
  }
}
