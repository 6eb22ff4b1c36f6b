package uk.ragtime.portal.audit;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.AuditEntries;
import uk.ragtime.portal.api.AuditTrail;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.ListedNames;
import uk.ragtime.portal.page.Words;

/** Acts on ratings and steps of reviews, newest first, with filters; and one act alone. */
@Controller
class AuditController {
  private static final String ADDRESS = "/{partnership:" + Codes.SLUG + "}/audit";

  private static final AuditTrail NOTHING = new AuditTrail(List.of(), null, 0);

  private final QueryService query;
  private final ChecklistTranslations translations;
  private final AuditEntries entries;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  AuditController(
      QueryService query,
      ChecklistTranslations translations,
      AuditEntries entries,
      FormPages pages,
      Words words,
      Clock clock) {
    this.query = query;
    this.translations = translations;
    this.entries = entries;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(ADDRESS)
  ModelAndView audit(
      Visitor visitor,
      @PathVariable String partnership,
      @ModelAttribute AuditFilter typed,
      @RequestParam(defaultValue = "0") long after) {
    Me me = reader(visitor, partnership);
    boolean names = me.may(partnership, Me.Action.READ_NAMES);
    AuditFilter filter = names ? typed : typed.withoutMember();
    List<FieldError> errors = filter.errors();
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<AuditTrail> trail =
          errors.isEmpty()
              ? requests.ask(() -> entries.page(visitor, partnership, filter.parameters(), after))
              : () -> NOTHING;
      boolean manages = me.may(partnership, Me.Action.MANAGE_MEMBERS);
      @Nullable Answer<Members> members =
          manages ? requests.ask(() -> query.members(visitor, partnership, 0)) : null;
      ListedNames listed = listed(requests, visitor, partnership);
      filter.requireKnown(listed);
      ModelAndView page = pages.page("audit/audit", me, partnership);
      page.addObject("foreign", listed.foreign());
      page.addObject(
          "page",
          AuditPage.of(
              partnership,
              filter,
              after,
              trail.get(),
              names,
              members == null ? null : members.get(),
              listed,
              clock.instant(),
              words));
      page.addObject("exports", me.may(partnership, Me.Action.EXPORT));
      return FormPages.with(errors, HttpStatus.BAD_REQUEST, page);
    }
  }

  @GetMapping(ADDRESS + "/{position:[0-9]{1,18}}")
  ModelAndView entry(
      Visitor visitor, @PathVariable String partnership, @PathVariable long position) {
    Me me = reader(visitor, partnership);
    boolean names = me.may(partnership, Me.Action.READ_NAMES);
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<AuditTrail> trail =
          requests.ask(() ->
              entries
                  .at(visitor, partnership, position)
                  .orElseThrow(() -> new Failure.NotFound("entry")));
      ListedNames listed = listed(requests, visitor, partnership);
      ModelAndView page = pages.page("audit/entry", me, partnership);
      page.addObject("foreign", listed.foreign());
      page.addObject(
          "line",
          AuditLine.of(partnership, trail.get().entries().getFirst(), names, listed, words));
      page.addObject(
          "known", words.say("audit.known", words.moment(clock.instant()), trail.get().position()));
      return page;
    }
  }

  private Me reader(Visitor visitor, String partnership) {
    Me me = query.me(visitor);
    if (me.in(partnership).isEmpty()) {
      throw new Failure.NotFound(partnership);
    }
    if (!me.may(partnership, Me.Action.READ_AUDIT)) {
      throw new Failure.Forbidden("audit");
    }
    return me;
  }

  private ListedNames listed(ParallelRequests requests, Visitor visitor, String partnership) {
    Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
    Answer<List<Lists.Agency>> agencies = requests.ask(() -> query.agencies(visitor, partnership));
    Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
    Answer<List<Lists.Checklist>> checklists =
        requests.ask(() -> translations.checklists(visitor, partnership));
    return ListedNames.of(areas.get(), agencies.get(), cycles.get(), checklists.get());
  }
}
