package uk.ragtime.portal.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.AuditEntries;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.ErasureCommands;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.MemberRecord;
import uk.ragtime.portal.api.MemberRecords;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.BrokenFormException;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** Erases a person, or texts: what and why, then a page to check it on. */
@Controller
class EraseController {
  private static final String ADDRESS = "/{partnership:" + Codes.SLUG + "}/erase";

  private final QueryService query;
  private final AuditEntries entries;
  private final MemberRecords records;
  private final ErasureCommands commands;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  EraseController(
      QueryService query,
      AuditEntries entries,
      MemberRecords records,
      ErasureCommands commands,
      FormPages pages,
      Words words,
      Clock clock) {
    this.query = query;
    this.entries = entries;
    this.records = records;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(ADDRESS)
  ModelAndView form(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute EraseForm form) {
    ModelAndView page = show("erasure/erase", visitor, partnership, form);
    return FormPages.with(List.of(), HttpStatus.OK, page);
  }

  /** Nothing is changed yet, so what was chosen stands in the address. */
  @GetMapping(ADDRESS + "/check")
  ModelAndView check(
      Visitor visitor, @PathVariable String partnership, @ModelAttribute EraseForm form) {
    List<FieldError> errors = form.errors();
    return errors.isEmpty()
        ? check(visitor, partnership, form, UUID.randomUUID(), null)
        : FormPages.with(
            errors, HttpStatus.BAD_REQUEST, show("erasure/erase", visitor, partnership, form));
  }

  @PostMapping(ADDRESS)
  ModelAndView erase(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam UUID key,
      @ModelAttribute EraseForm form) {
    if (!form.named().errors().isEmpty()) {
      throw new BrokenFormException("what to erase");
    }
    try {
      long position = commands.erase(visitor, key, partnership, form.erasure());
      return ErasureController.recorded(partnership, position);
    } catch (Failure failure) {
      return check(visitor, partnership, form, key, pages.failed(failure, "what"));
    }
  }

  private ModelAndView check(
      Visitor visitor,
      String partnership,
      EraseForm form,
      UUID key,
      FormPages.@Nullable Failed failed) {
    ModelAndView page = show("erasure/erase-check", visitor, partnership, form);
    page.addObject("key", key);
    page.addObject("back", form.address(partnership));
    return failed == null ? page : FormPages.with(failed.errors(), failed.status(), page);
  }

  private ModelAndView show(String template, Visitor visitor, String partnership, EraseForm form) {
    Me me = query.me(visitor);
    FormPages.requireManager(me, partnership);
    ModelAndView page = pages.page(template, me, partnership);
    page.addObject("form", form);
    page.addObject("grounds", Ground.values());
    page.addObject("subject", subject(visitor, partnership, form.named()));
    return page;
  }

  private EraseSubject subject(Visitor visitor, String partnership, EraseForm form) {
    try (ParallelRequests requests = new ParallelRequests()) {
      String member = form.member();
      if (member == null) {
        List<Answer<EraseSubject.Quoted>> texts =
            form.places().stream()
                .map(place ->
                    requests.ask(() ->
                        EraseSubject.Quoted.of(
                            place,
                            entries.ofRatingAt(visitor, partnership, place.position()).orElse(null),
                            words)))
                .toList();
        return EraseSubject.texts(texts.stream().map(Answer::get).toList());
      }
      Answer<MemberRecord> record =
          requests.ask(() -> records.page(visitor, partnership, member, 0));
      Answer<Members> members = requests.ask(() -> query.members(visitor, partnership, 0));
      return EraseSubject.person(record.get(), members.get(), LocalDate.now(clock), words);
    }
  }
}
