package uk.ragtime.portal.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.ErasureCommands;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Me;
import uk.ragtime.portal.api.Members;
import uk.ragtime.portal.api.Person;
import uk.ragtime.portal.api.QueryService;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.TypedText;

/** Places holds, which forbid erasures, and lifts them. */
@Controller
class HoldController {
  private static final String HOLDS = "/{partnership:" + Codes.SLUG + "}/holds";

  /** Fields of the forms that refusals concern; any other refusal is shown at the button. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "hold-until-in-past", "day",
          "hold-lifted", "number",
          "hold-unknown", "hold",
          "member-unknown", "members",
          "cycle-unknown", "cycles");

  private static final Set<String> DATE = Set.of("day", "month", "year");

  private final QueryService query;
  private final ErasureCommands commands;
  private final FormPages pages;
  private final Clock clock;

  HoldController(QueryService query, ErasureCommands commands, FormPages pages, Clock clock) {
    this.query = query;
    this.commands = commands;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping(HOLDS + "/new")
  ModelAndView form(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(required = false) @Nullable String member) {
    UUID key = UUID.randomUUID();
    HoldForm form = HoldForm.empty(key, LocalDate.now(clock), member);
    return show(visitor, partnership, key, form, List.of(), HttpStatus.OK);
  }

  @PostMapping(HOLDS + "/new")
  ModelAndView place(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam UUID key,
      @ModelAttribute HoldForm form) {
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return show(visitor, partnership, key, form, errors, HttpStatus.BAD_REQUEST);
    }
    try {
      long position = commands.placeHold(visitor, key, partnership, form.number(), form.hold());
      return ErasureController.recorded(partnership, position);
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, FIELDS, "reason");
      return show(visitor, partnership, key, form, failed.errors(), failed.status());
    }
  }

  /** The number is in the address where a page knows it, and is typed otherwise. */
  @GetMapping(HOLDS + "/lift")
  ModelAndView lift(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam(defaultValue = "") String hold) {
    return lift(
        visitor, partnership, UUID.randomUUID(), new LiftForm(hold, ""), List.of(), HttpStatus.OK);
  }

  @PostMapping(HOLDS + "/lift")
  ModelAndView lift(
      Visitor visitor,
      @PathVariable String partnership,
      @RequestParam UUID key,
      @ModelAttribute LiftForm form) {
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return lift(visitor, partnership, key, form, errors, HttpStatus.BAD_REQUEST);
    }
    try {
      String reason = form.reason().isEmpty() ? null : form.reason();
      long position = commands.liftHold(visitor, key, partnership, form.hold(), reason);
      return ErasureController.recorded(partnership, position);
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, FIELDS, "reason");
      return lift(visitor, partnership, key, form, failed.errors(), failed.status());
    }
  }

  /** A hold to be lifted, as typed. */
  record LiftForm(String hold, String reason) {
    LiftForm {
      hold = TypedText.line(hold);
      reason = TypedText.of(reason);
    }

    List<FieldError> errors() {
      List<FieldError> errors = new ArrayList<>();
      if (!HoldForm.isNumber(hold)) {
        errors.add(new FieldError("hold.wrong.number", "hold"));
      }
      errors.addAll(HoldForm.reasonErrors(reason, false));
      return errors;
    }
  }

  private ModelAndView show(
      Visitor visitor,
      String partnership,
      UUID key,
      HoldForm form,
      List<FieldError> errors,
      HttpStatus status) {
    Members members = query.members(visitor, partnership, 0);
    ModelAndView page = pages.page("erasure/hold", visitor, partnership);
    page.addObject("key", key);
    page.addObject("form", form);
    page.addObject("maxReason", TypedText.MAX_LENGTH);
    page.addObject("people", people(members));
    page.addObject("cycles", query.cycles(visitor, partnership));
    page.addObject(
        "dateErrors", errors.stream().filter(error -> DATE.contains(error.field())).toList());
    return FormPages.with(errors, status, page);
  }

  /** Somebody to be held. */
  record Held(String member, String name) {}

  /** All who have not been erased. */
  private List<Held> people(Members members) {
    return Stream.<List<? extends Person>>of(
            members.members(), members.invitations(), members.former())
        .<Person>flatMap(List::stream)
        .filter(person -> person.name() != null)
        .map(person -> new Held(person.member(), Objects.requireNonNull(person.name())))
        .distinct()
        .toList();
  }

  private ModelAndView lift(
      Visitor visitor,
      String partnership,
      UUID key,
      LiftForm form,
      List<FieldError> errors,
      HttpStatus status) {
    Me me = query.me(visitor);
    FormPages.requireManager(me, partnership);
    ModelAndView page = pages.page("erasure/hold-lift", me, partnership);
    page.addObject("key", key);
    page.addObject("form", form);
    page.addObject("maxReason", TypedText.MAX_LENGTH);
    return FormPages.with(errors, status, page);
  }
}
