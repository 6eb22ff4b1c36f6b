package uk.ragtime.portal.rating;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import uk.ragtime.portal.api.Audit;
import uk.ragtime.portal.api.AuditEntries;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.Profile;
import uk.ragtime.portal.api.Profiles;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.comment.CommentThread;
import uk.ragtime.portal.comment.ThreadReader;
import uk.ragtime.portal.page.AreaAddress;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.KnownOn;
import uk.ragtime.portal.page.PageFrame;
import uk.ragtime.portal.page.Passage;
import uk.ragtime.portal.page.ProfileAddress;
import uk.ragtime.portal.page.RollUpRule;
import uk.ragtime.portal.page.StageChoice;
import uk.ragtime.portal.page.Words;

/** Story of a rating: who changed it, when, from what to what, and why. */
@Controller
class StoryController {
  private static final String STORY =
      "/{partnership:"
          + Codes.SLUG
          + "}/areas/{area:"
          + Codes.SLUG
          + "}/agencies/{agency:"
          + Codes.SLUG
          + "}/capabilities/{capability:"
          + Codes.SLUG
          + "}";

  private final QueryService query;
  private final ChecklistTranslations translations;
  private final PageFrame frame;
  private final Profiles profiles;
  private final AuditEntries entries;
  private final ThreadReader threads;
  private final Words words;
  private final Clock clock;

  StoryController(
      QueryService query,
      Profiles profiles,
      AuditEntries entries,
      ThreadReader threads,
      ChecklistTranslations translations,
      PageFrame frame,
      Words words,
      Clock clock) {
    this.query = query;
    this.profiles = profiles;
    this.entries = entries;
    this.threads = threads;
    this.translations = translations;
    this.frame = frame;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(STORY)
  String story(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String area,
      @PathVariable String agency,
      @PathVariable String capability,
      @RequestParam(required = false) @Nullable String checklist,
      @RequestParam(defaultValue = "0") long seen,
      ProfileAddress.Asked asked,
      Model model) {
    ProfileAddress moment =
        ProfileAddress.of(
            AreaAddress.of(partnership, area, checklist), asked, LocalDate.now(clock));
    StoryPage.RatingAddress address = new StoryPage.RatingAddress(moment, agency, capability);
    Told told = ask(visitor, address, seen);
    StoryPage.Answers answers = told.answers();
    model.addAttribute("page", StoryPage.of(address, answers, words));
    model.addAttribute("foreign", Passage.foreign(answers.checklists()));
    model.addAttribute(
        "picture",
        RatingPicture.of(
            answers.audit().stream()
                .filter(it -> moment.counts(Change.effectiveOn(it), it.recordedAt()))
                .toList(),
            answers.cycles(),
            answers.profile().checklist(),
            moment.asOf() == null ? LocalDate.now(clock) : moment.asOf(),
            words));
    told.thread().ifPresent(thread -> model.addAttribute("thread", thread));
    return "rating/story";
  }

  /** Whether the visitor rates for the agency, or on its behalf. */
  private static boolean takesPart(Me me, String partnership, String agency) {
    return me.in(partnership)
        .filter(member ->
            member.may(Me.Action.RATE_ON_BEHALF)
                || (member.may(Me.Action.RATE_OWN_AGENCIES) && member.agencies().contains(agency)))
        .isPresent();
  }

  /** The entries of the story, and the thread beneath it. */
  private record Told(StoryPage.Answers answers, Optional<CommentThread> thread) {}

  private Told ask(Visitor visitor, StoryPage.RatingAddress address, long seen) {
    ProfileAddress moment = address.address();
    String partnership = moment.area().partnership();
    String area = moment.area().area();
    String asked = moment.area().checklist();
    KnownOn known = moment.knownOn();
    Profiles.View view =
        new Profiles.View(
            asked,
            moment.asOf(),
            known == null ? null : known.instant(),
            StageChoice.STANDING.slug(),
            RollUpRule.WORST.slug());
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
      Answer<List<Lists.Checklist>> checklists =
          requests.ask(() -> translations.checklists(visitor, partnership));
      Answer<Profile> profile =
          requests.ask(() -> profiles.profile(visitor, partnership, area, view));
      // A code belongs to a version of a checklist: the one that the profile looks through.
      String checklist = asked == null ? profile.get().checklist() : asked;
      Integer version = profile.get().version();
      Answer<List<Audit.Entry>> audit =
          requests.ask(() ->
              entries.ofRating(
                  visitor,
                  partnership,
                  checklist,
                  version,
                  area,
                  address.agency(),
                  address.capability()));
      frame.remember(me.get(), partnership);
      Optional<CommentThread> thread =
          threads.ofRating(
              visitor,
              me.get(),
              new ThreadReader.RatingAddress(
                  partnership, area, address.agency(), address.capability(), checklist),
              cycles.get(),
              audit.get(),
              seen);
      return new Told(
          new StoryPage.Answers(
              me.get().titleOf(partnership),
              me.get().may(partnership, Me.Action.MANAGE_MEMBERS),
              takesPart(me.get(), partnership, address.agency()),
              areas.get(),
              agencies.get(),
              cycles.get(),
              checklists.get(),
              profile.get(),
              audit.get()),
          thread);
    }
  }
}
