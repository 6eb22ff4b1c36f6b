package uk.ragtime.portal.cycle;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessments;
import uk.ragtime.portal.api.CycleCommands;
import uk.ragtime.portal.api.CycleCommands.Schedule;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Lists;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Progress;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.KeyedForm;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/** Extends a cycle for all agencies, or closes it. */
@Controller
class ChangeCycleController {
  private static final String CLOSE = CycleController.ADDRESS + "/close";
  private static final String EXTEND = CycleController.ADDRESS + "/extend";

  private static final String PAGE = "/{partnership}/cycles/{cycle}";
  private static final FieldError EARLIER = new FieldError("cycle-extend.wrong.earlier", "day");
  private static final Set<String> DATE = Set.of("day", "month", "year");

  private final QueryService query;
  private final Assessments assessments;
  private final CycleCommands commands;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  ChangeCycleController(
      QueryService query,
      Assessments assessments,
      CycleCommands commands,
      FormPages pages,
      Words words,
      Clock clock) {
    this.query = query;
    this.assessments = assessments;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  /** A change as typed; {@code day} with month and year is the new last day. */
  record ChangeForm(
      @Nullable UUID key,
      String reason,
      @Nullable String day,
      @Nullable String month,
      @Nullable String year)
      implements KeyedForm {
    ChangeForm {
      reason = TypedText.of(reason);
    }

    static ChangeForm empty() {
      return new ChangeForm(UUID.randomUUID(), "", null, null, null);
    }

    public TypedDate typed() {
      return TypedDate.of(day, month, year);
    }

    List<FieldError> errors(boolean required) {
      return required
          ? TypedText.errors(reason, "reason", "reason.wrong.none")
          : TypedText.tooLong(reason, "reason");
    }
  }

  /** An assessment that closing would leave unfinished. */
  record Unfinished(String agency, String area, AssessmentState state, int challenges) {}

  @GetMapping(CLOSE)
  ModelAndView close(
      Visitor visitor, @PathVariable String partnership, @PathVariable String cycle) {
    return show(
        "cycle/close", visitor, partnership, cycle, ChangeForm.empty(), List.of(), HttpStatus.OK);
  }

  @PostMapping(CLOSE)
  ModelAndView close(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String cycle,
      @ModelAttribute ChangeForm form) {
    List<FieldError> errors = form.errors(false);
    if (!errors.isEmpty()) {
      return show("cycle/close", visitor, partnership, cycle, form, errors, HttpStatus.BAD_REQUEST);
    }
    try {
      String reason = form.reason().isEmpty() ? null : form.reason();
      long position = commands.close(visitor, form.sentKey(), partnership, cycle, reason);
      return FormPages.redirect(PAGE, position, partnership, cycle);
    } catch (Failure failure) {
      return failed("cycle/close", visitor, partnership, cycle, form, failure);
    }
  }

  @GetMapping(EXTEND)
  ModelAndView extend(
      Visitor visitor, @PathVariable String partnership, @PathVariable String cycle) {
    return show(
        "cycle/extend", visitor, partnership, cycle, ChangeForm.empty(), List.of(), HttpStatus.OK);
  }

  @PostMapping(EXTEND)
  ModelAndView extend(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String cycle,
      @ModelAttribute ChangeForm form) {
    Lists.Cycle before = CycleController.one(query.cycles(visitor, partnership), cycle);
    List<FieldError> errors = new ArrayList<>(form.errors(true));
    TypedDate.Reading read = form.typed().read();
    switch (read) {
      case TypedDate.InvalidDate(FieldError error) -> errors.add(error);
      case TypedDate.Date(LocalDate date) -> {
        int change = before.cutOff() == null ? 1 : endOf(date).compareTo(before.cutOff());
        if (change < 0) {
          errors.add(EARLIER);
        } else if (change > 0 && !endOf(date).isAfter(clock.instant())) {
          errors.add(new FieldError("cycle-extend.wrong.past", "day"));
        }
      }
    }
    LocalDate opensOn = before.opensOn();
    if (!errors.isEmpty() || opensOn == null || !(read instanceof TypedDate.Date(LocalDate last))) {
      return show(
          "cycle/extend", visitor, partnership, cycle, form, errors, HttpStatus.BAD_REQUEST);
    }
    Schedule schedule =
        new Schedule(
            before.name(),
            before.checklist(),
            before.version(),
            opensOn,
            endOf(last),
            before.isHistoric(),
            form.reason());
    try {
      long position = commands.reschedule(visitor, form.sentKey(), partnership, cycle, schedule);
      return FormPages.redirect(PAGE, position, partnership, cycle);
    } catch (Failure failure) {
      // The last day as it is now may be this very form's, sent twice: the service knows its key.
      if (failure.isRefusal(Failure.NOTHING_RECORDED)) {
        return show(
            "cycle/extend",
            visitor,
            partnership,
            cycle,
            form,
            List.of(EARLIER),
            HttpStatus.BAD_REQUEST);
      }
      return failed("cycle/extend", visitor, partnership, cycle, form, failure);
    }
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(Words.LONDON).toInstant();
  }

  private ModelAndView failed(
      String template,
      Visitor visitor,
      String partnership,
      String cycle,
      ChangeForm form,
      Failure failure) {
    FormPages.Failed failed = pages.failed(failure, "submit");
    return show(template, visitor, partnership, cycle, form, failed.errors(), failed.status());
  }

  private ModelAndView show(
      String template,
      Visitor visitor,
      String partnership,
      String cycle,
      ChangeForm form,
      List<FieldError> errors,
      HttpStatus status) {
    Me me = query.me(visitor);
    if (!me.may(partnership, Me.Action.MANAGE_CYCLES)) {
      throw me.in(partnership).isEmpty()
          ? new Failure.NotFound(partnership)
          : new Failure.Forbidden(template);
    }
    Progress progress = assessments.progress(visitor, partnership, cycle, 0);
    if (!CyclePage.isUnderWay(progress) && errors.isEmpty()) {
      return FormPages.redirectFromClosedForm("/" + partnership + "/cycles/" + cycle);
    }
    Lists.Cycle listed = CycleController.one(query.cycles(visitor, partnership), cycle);
    ModelAndView page = pages.page(template, me, partnership);
    page.addObject("cycle", listed);
    page.addObject("form", form);
    page.addObject("cutOff", progress.cutOff() == null ? "" : words.end(progress.cutOff()));
    page.addObject("passed", progress.status().equals("PAST_CUT_OFF"));
    page.addObject("unfinished", unfinished(visitor, partnership, progress));
    page.addObject("maxReason", TypedText.MAX_LENGTH);
    page.addObject(
        "dateErrors", errors.stream().filter(error -> DATE.contains(error.field())).toList());
    return FormPages.with(errors, status, page);
  }

  private List<Unfinished> unfinished(Visitor visitor, String partnership, Progress progress) {
    Map<String, String> names = Lists.Agency.names(query.agencies(visitor, partnership));
    return progress.areas().stream()
        .flatMap(area ->
            area.agencies().stream()
                .filter(agency ->
                    !agency.state().equals("SIGNED_OFF") && !agency.state().equals("EXCUSED"))
                .map(agency ->
                    new Unfinished(
                        names.getOrDefault(agency.agency(), agency.agency()),
                        area.name(),
                        AssessmentState.of(agency),
                        agency.challengesOpen())))
        .toList();
  }
}
