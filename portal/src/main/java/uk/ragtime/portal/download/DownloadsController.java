package uk.ragtime.portal.download;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.AreasInUse;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Exports;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.ChecklistTranslations;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FileAnswer;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.ListedNames;
import uk.ragtime.portal.page.Words;

/** Files for spreadsheets: what each holds, its filters, and the file. */
@Controller
class DownloadsController {
  private static final String ADDRESS = "/{partnership:" + Codes.SLUG + "}/downloads";
  private static final String FILE = ADDRESS + "/{code}";

  /** Nobody is sent back sooner, so that a page can say a time of day. */
  private static final int SHORTEST_WAIT = 60;

  private final QueryService query;
  private final Exports exports;
  private final AreasInUse inUse;
  private final ChecklistTranslations translations;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  DownloadsController(
      QueryService query,
      Exports exports,
      AreasInUse inUse,
      ChecklistTranslations translations,
      FormPages pages,
      Words words,
      Clock clock) {
    this.query = query;
    this.exports = exports;
    this.inUse = inUse;
    this.translations = translations;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(ADDRESS)
  ModelAndView downloads(Visitor visitor, @PathVariable String partnership) {
    return show(visitor, partnership, null, ExportFilter.NONE, List.of());
  }

  /** The file, or a page that says why there is none. */
  @GetMapping(FILE)
  @Nullable ModelAndView file(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String code,
      @RequestParam(defaultValue = "csv") String format,
      @ModelAttribute ExportFilter typed,
      HttpServletRequest request,
      HttpServletResponse response) {
    Export export = Export.of(code).orElseThrow(() -> new Failure.NotFound("export"));
    FileFormat as =
        switch (format) {
          case "csv" -> FileFormat.CSV;
          case "xlsx" -> FileFormat.XLSX;
          default -> throw new Failure.NotFound("format");
        };
    Me me = reader(visitor, partnership);
    ExportFilter filter = me.may(partnership, Me.Action.READ_NAMES) ? typed : typed.withoutMember();
    requireKnown(visitor, partnership, export, filter);
    LocalDate today = LocalDate.now(clock);
    List<FieldError> errors = filter.errors(export, today);
    if (!errors.isEmpty()) {
      return show(visitor, partnership, export, filter, errors);
    }
    Map<String, String> parameters = filter.parameters(export, today);
    try {
      FileAnswer.send(
          response,
          as.mediaType(),
          "%s-%s-%s.%s".formatted(partnership, export.code(), today, as.code()),
          target ->
              exports.copy(visitor, partnership, export.code(), as.code(), parameters, target));
      return null;
    } catch (Failure.TooMany busy) {
      return busy(me, partnership, busy.seconds(), request, response);
    }
  }

  /**
   * Asks for the lists of what a filter names: the service makes an empty file for a code that it
   * does not know.
   */
  private void requireKnown(
      Visitor visitor, String partnership, Export export, ExportFilter filter) {
    filter.requireKnown(
        export,
        list ->
            switch (list) {
              case "area" ->
                  query.areas(visitor, partnership).stream().map(Lists.Area::area).toList();
              case "agency" ->
                  query.agencies(visitor, partnership).stream().map(Lists.Agency::agency).toList();
              case "cycle" ->
                  query.cycles(visitor, partnership).stream().map(Lists.Cycle::cycle).toList();
              case "capability" ->
                  query.checklists(visitor, partnership).stream()
                      .flatMap(it ->
                          it.capabilities().stream()
                              .map(item -> it.checklist() + ListedNames.SEPARATOR + item.code()))
                      .toList();
              default -> throw new IllegalArgumentException(list);
            });
  }

  private ModelAndView busy(
      Me me,
      String partnership,
      int seconds,
      HttpServletRequest request,
      HttpServletResponse response) {
    int wait = Math.max(SHORTEST_WAIT, seconds);
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait));
    ModelAndView page = pages.page("download/busy", me, partnership);
    page.addObject("when", words.moment(clock.instant().plus(Duration.ofSeconds(wait))));
    page.addObject(
        "again",
        request.getRequestURI()
            + (request.getQueryString() == null ? "" : "?" + request.getQueryString()));
    page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
    return page;
  }

  private Me reader(Visitor visitor, String partnership) {
    Me me = query.me(visitor);
    if (me.in(partnership).isEmpty()) {
      throw new Failure.NotFound(partnership);
    }
    if (!me.may(partnership, Me.Action.EXPORT)) {
      throw new Failure.Forbidden("downloads");
    }
    return me;
  }

  private ModelAndView show(
      Visitor visitor,
      String partnership,
      @Nullable Export export,
      ExportFilter filter,
      List<FieldError> errors) {
    Me me = reader(visitor, partnership);
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<List<Lists.Area>> areas = requests.ask(() -> query.areas(visitor, partnership));
      Answer<List<Lists.Agency>> agencies =
          requests.ask(() -> query.agencies(visitor, partnership));
      Answer<List<Lists.Cycle>> cycles = requests.ask(() -> query.cycles(visitor, partnership));
      Answer<List<Lists.Checklist>> checklists =
          requests.ask(() -> translations.checklists(visitor, partnership));
      ListedNames listed =
          ListedNames.of(
              inUse.of(visitor, partnership, areas.get(), agencies.get(), cycles.get()),
              agencies.get(),
              cycles.get().stream().filter(Lists.Cycle::hasOpened).toList(),
              checklists.get());
      ModelAndView page = pages.page("download/downloads", me, partnership);
      page.addObject("page", DownloadsPage.of(export, filter, listed, words));
      page.addObject("names", me.may(partnership, Me.Action.READ_NAMES));
      return FormPages.with(errors, HttpStatus.BAD_REQUEST, page);
    }
  }
}
