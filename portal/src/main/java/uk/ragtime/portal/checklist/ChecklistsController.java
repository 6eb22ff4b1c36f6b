package uk.ragtime.portal.checklist;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.ChecklistDocument;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Language;
import uk.ragtime.portal.page.Words;

/** Lists checklists, shows their versions and hands them out as files. */
@Controller
class ChecklistsController {
  private static final String LIST = "/{partnership:" + Codes.SLUG + "}/checklists";
  private static final String VERSION =
      LIST + "/{checklist:" + Codes.SLUG + "}/versions/{version:[0-9]{1,5}}";

  private final QueryService query;
  private final ReferenceData data;
  private final ChecklistTranslations translations;
  private final FormPages pages;
  private final Words words;

  ChecklistsController(
      QueryService query,
      ReferenceData data,
      ChecklistTranslations translations,
      FormPages pages,
      Words words) {
    this.query = query;
    this.data = data;
    this.translations = translations;
    this.pages = pages;
    this.words = words;
  }

  @GetMapping(LIST)
  ModelAndView checklists(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(defaultValue = "0") long seen) {
    Me me = query.me(visitor);
    ModelAndView page = pages.page("checklist/checklists", me, partnership);
    page.addObject("setsUp", me.setsUp(partnership));
    page.addObject("manages", me.may(partnership, Me.Action.MANAGE_CHECKLISTS));
    page.addObject("page", list(visitor, partnership, seen));
    page.addObject("templates", Template.values());
    return page;
  }

  private ChecklistsPage list(Visitor visitor, String partnership, long seen) {
    Locale locale = Language.current().locale();
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<List<ReferenceData.Cycle>> cycles =
          requests.ask(() -> data.cycles(visitor, partnership, seen));
      List<Lists.Checklist> versions =
          translations.translated(
              visitor, partnership, data.checklists(visitor, partnership, seen));
      return ChecklistsPage.of(versions, cycles.get(), locale, words);
    }
  }

  @GetMapping(VERSION)
  ModelAndView version(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String checklist,
      @PathVariable int version,
      @RequestParam(defaultValue = "0") long seen,
      @RequestParam(defaultValue = "false") boolean published) {
    Me me = query.me(visitor);
    ChecklistDocument document = data.document(visitor, partnership, checklist, version, seen);
    @Nullable ChecklistDocument before =
        version > 1 ? data.document(visitor, partnership, checklist, version - 1, 0) : null;
    boolean first = data.cycles(visitor, partnership, 0).isEmpty();
    ModelAndView page = pages.page("checklist/version", me, partnership);
    page.addObject("setsUp", me.setsUp(partnership));
    page.addObject("published", published);
    page.addObject("plans", first && me.may(partnership, Me.Action.MANAGE_CYCLES));
    page.addObject(
        "page",
        VersionPage.of(checklist, version, document, before, Language.current().locale(), words));
    return page;
  }

  @GetMapping(VERSION + "/document.yaml")
  ResponseEntity<byte[]> file(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String checklist,
      @PathVariable int version) {
    String yaml = data.yaml(visitor, partnership, checklist, version);
    return ResponseEntity.ok()
        .contentType(new MediaType(MediaType.APPLICATION_YAML, StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(checklist + ".v" + version + ".yaml")
                .build()
                .toString())
        .body(yaml.getBytes(StandardCharsets.UTF_8));
  }
}
