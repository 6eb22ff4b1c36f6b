package uk.ragtime.portal.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.CycleCommands;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.ReferenceCommands;
import uk.ragtime.portal.api.ReferenceData;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.KeyedForm;
import uk.ragtime.portal.page.NameAndCode;
import uk.ragtime.portal.page.TypedDate;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/** Changes the dates of a cycle that has not opened, or cancels it. */
@Controller
class PlannedCycleController {
  private static final String RESCHEDULE = CycleController.ADDRESS + "/reschedule";
  private static final String CANCEL = CycleController.ADDRESS + "/cancel";

  private final QueryService query;
  private final ReferenceData data;
  private final CycleCommands cycles;
  private final ReferenceCommands commands;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  PlannedCycleController(
      QueryService query,
      ReferenceData data,
      CycleCommands cycles,
      ReferenceCommands commands,
      FormPages pages,
      Words words,
      Clock clock) {
    this.query = query;
    this.data = data;
    this.cycles = cycles;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  /**
   * A change as typed.
   *
   * @param opensDay with month and year the new first day
   * @param closesDay with month and year the new last day
   */
  record ChangeForm(
      @Nullable UUID key,
      String name,
      String reason,
      @Nullable String opensDay,
      @Nullable String opensMonth,
      @Nullable String opensYear,
      @Nullable String closesDay,
      @Nullable String closesMonth,
      @Nullable String closesYear)
      implements KeyedForm {
    ChangeForm {
      name = NameAndCode.tidy(name);
      reason = TypedText.of(reason);
    }

    static ChangeForm of(ReferenceData.Cycle cycle) {
      TypedDate opens = TypedDate.of(cycle.opensOn());
      TypedDate closes =
          TypedDate.of(cycle.cutOff().minusNanos(1).atZone(Words.LONDON).toLocalDate());
      return new ChangeForm(
          UUID.randomUUID(),
          cycle.name(),
          "",
          opens.day(),
          opens.month(),
          opens.year(),
          closes.day(),
          closes.month(),
          closes.year());
    }

    public TypedDate opens() {
      return TypedDate.of(opensDay, opensMonth, opensYear);
    }

    public TypedDate closes() {
      return TypedDate.of(closesDay, closesMonth, closesYear);
    }

    List<FieldError> reasonErrors() {
      return TypedText.errors(reason, "reason", "reason.wrong.none");
    }

    List<FieldError> errors(LocalDate today) {
      List<FieldError> errors = new ArrayList<>(NameAndCode.nameErrors(name));
      errors.addAll(PlanForm.dateErrors(opens(), closes(), today));
      errors.addAll(reasonErrors());
      return errors;
    }
  }

  @GetMapping(RESCHEDULE)
  ModelAndView reschedule(
      Visitor visitor, @PathVariable String partnership, @PathVariable String cycle) {
    ReferenceData.Cycle planned = planned(visitor, partnership, cycle);
    return show(
        "cycle/reschedule",
        visitor,
        partnership,
        planned,
        ChangeForm.of(planned),
        List.of(),
        HttpStatus.OK);
  }

  @PostMapping(RESCHEDULE)
  ModelAndView reschedule(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String cycle,
      @ModelAttribute ChangeForm form) {
    ReferenceData.Cycle planned = planned(visitor, partnership, cycle);
    List<FieldError> errors = form.errors(LocalDate.now(clock));
    if (!errors.isEmpty()) {
      return show(
          "cycle/reschedule", visitor, partnership, planned, form, errors, HttpStatus.BAD_REQUEST);
    }
    CycleCommands.Schedule schedule =
        new CycleCommands.Schedule(
            form.name(),
            planned.checklist(),
            planned.version(),
            PlanForm.date(form.opens()),
            PlanForm.endOf(PlanForm.date(form.closes())),
            planned.isHistoric(),
            form.reason());
    try {
      long position = cycles.reschedule(visitor, form.sentKey(), partnership, cycle, schedule);
      return FormPages.redirect("/{partnership}/cycles/{cycle}", position, partnership, cycle);
    } catch (Failure failure) {
      return failed("cycle/reschedule", visitor, partnership, planned, form, failure);
    }
  }

  @GetMapping(CANCEL)
  ModelAndView cancel(
      Visitor visitor, @PathVariable String partnership, @PathVariable String cycle) {
    ReferenceData.Cycle planned = planned(visitor, partnership, cycle);
    return show(
        "cycle/cancel",
        visitor,
        partnership,
        planned,
        ChangeForm.of(planned),
        List.of(),
        HttpStatus.OK);
  }

  @PostMapping(CANCEL)
  ModelAndView cancel(
      Visitor visitor,
      @PathVariable String partnership,
      @PathVariable String cycle,
      @ModelAttribute ChangeForm form) {
    ReferenceData.Cycle planned = planned(visitor, partnership, cycle);
    List<FieldError> errors = form.reasonErrors();
    if (!errors.isEmpty()) {
      return show(
          "cycle/cancel", visitor, partnership, planned, form, errors, HttpStatus.BAD_REQUEST);
    }
    try {
      long position = commands.cancel(visitor, form.sentKey(), partnership, cycle, form.reason());
      return FormPages.redirect("/{partnership}/cycles", position, partnership);
    } catch (Failure failure) {
      return failed("cycle/cancel", visitor, partnership, planned, form, failure);
    }
  }

  /** The cycle as it is, whatever has become of it since a form was opened. */
  private ReferenceData.Cycle planned(Visitor visitor, String partnership, String cycle) {
    return data.cycles(visitor, partnership, 0).stream()
        .filter(it -> it.cycle().equals(cycle))
        .findFirst()
        .orElseThrow(() -> new Failure.NotFound("cycle"));
  }

  private ModelAndView failed(
      String template,
      Visitor visitor,
      String partnership,
      ReferenceData.Cycle planned,
      ChangeForm form,
      Failure failure) {
    FormPages.Failed failed = pages.failed(failure, "submit");
    return show(template, visitor, partnership, planned, form, failed.errors(), failed.status());
  }

  private ModelAndView show(
      String template,
      Visitor visitor,
      String partnership,
      ReferenceData.Cycle planned,
      ChangeForm form,
      List<FieldError> errors,
      HttpStatus status) {
    Me me = query.me(visitor);
    FormPages.require(me, partnership, Me.Action.MANAGE_CYCLES);
    if (!planned.isPlanned() && errors.isEmpty()) {
      return FormPages.redirectFromClosedForm("/" + partnership + "/cycles/" + planned.cycle());
    }
    ModelAndView page = pages.page(template, me, partnership);
    page.addObject("cycle", planned);
    page.addObject("form", form);
    page.addObject("opens", words.day(planned.opensOn()));
    page.addObject("maxReason", TypedText.MAX_LENGTH);
    return FormPages.with(errors, status, page);
  }
}
