package uk.ragtime.portal.member;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.MemberRecord;
import uk.ragtime.portal.api.MemberRecords;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.FileAnswer;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Passage;
import uk.ragtime.portal.page.Words;

/** All that is recorded of a member, for themselves and for those who manage members. */
@Controller
class RecordController {
  private static final String RECORD =
      "/{partnership:" + Codes.SLUG + "}/members/{member:" + Codes.SLUG + "}/record";

  private final QueryService query;
  private final MemberRecords records;
  private final ChecklistTranslations translations;
  private final FormPages pages;
  private final Words words;

  RecordController(
      QueryService query,
      MemberRecords records,
      ChecklistTranslations translations,
      FormPages pages,
      Words words) {
    this.query = query;
    this.records = records;
    this.translations = translations;
    this.pages = pages;
    this.words = words;
  }

  @GetMapping(RECORD)
  ModelAndView record(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String member,
      @RequestParam(defaultValue = "0") long after) {
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Me> me = requests.ask(() -> query.me(visitor));
      Answer<MemberRecord> record =
          requests.ask(() -> records.page(visitor, partnership, member, after));
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<List<Lists.Checklist>> checklists =
          requests.ask(() -> translations.checklists(visitor, partnership));
      // A record that is not theirs to see is told before what else cannot be had.
      MemberRecord found = record.get();
      ModelAndView page = pages.page("member/record", me.get(), partnership);
      page.addObject(
          "page",
          RecordPage.of(
              partnership,
              found,
              RecordPage.Names.of(areas.get(), agencies.get(), checklists.get()),
              words));
      page.addObject("foreign", Passage.foreign(checklists.get()));
      page.addObject("manages", me.get().may(partnership, Me.Action.MANAGE_MEMBERS));
      page.addObject("begins", after == 0);
      return page;
    }
  }

  /** An address that ended like a file would have error pages sent as one. */
  @GetMapping(RECORD + "/csv")
  void table(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String member,
      HttpServletResponse response) {
    FileAnswer.send(
        response,
        "text/csv; charset=utf-8",
        partnership + "-record.csv",
        target -> records.copyTable(visitor, partnership, member, target));
  }

  @GetMapping(RECORD + "/json")
  void document(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String member,
      HttpServletResponse response) {
    FileAnswer.send(
        response,
        "application/json",
        partnership + "-record.json",
        target -> records.copyDocument(visitor, partnership, member, target));
  }
}
