package uk.ragtime.portal.operator;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import uk.ragtime.portal.api.CommandService;
import uk.ragtime.portal.api.CommandService.Invitation;
import uk.ragtime.portal.api.CommandService.IssuedInvitation;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Operations;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** Invites or appoints a coordinator: the form, a page to check it on, and what to pass on. */
@Controller
class CoordinatorController {
  private static final String ADDRESS = OperatorController.ADDRESS + "/coordinator";
  private static final int DAYS = 14;

  private final Operations operations;
  private final CommandService commands;
  private final OperatorPages operators;
  private final RegisteredNames names;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  CoordinatorController(
      Operations operations,
      CommandService commands,
      OperatorPages operators,
      RegisteredNames names,
      FormPages pages,
      Words words,
      Clock clock) {
    this.operations = operations;
    this.commands = commands;
    this.operators = operators;
    this.names = names;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(ADDRESS)
  ModelAndView form(Visitor visitor, @RequestParam(defaultValue = "") String partnership) {
    return form(visitor, CoordinatorForm.in(partnership), List.of());
  }

  /** A person's name stays out of addresses, so what was typed is sent and not linked to. */
  @PostMapping(ADDRESS + "/check")
  ModelAndView check(Visitor visitor, @ModelAttribute CoordinatorForm form) {
    List<FieldError> errors = form.errors();
    return errors.isEmpty()
        ? check(visitor, form, List.of(), HttpStatus.OK)
        : form(visitor, form, errors);
  }

  /** The form once more, with what was typed. */
  @PostMapping(ADDRESS + "/edit")
  ModelAndView edit(Visitor visitor, @ModelAttribute CoordinatorForm form) {
    return form(visitor, form, List.of());
  }

  @PostMapping(ADDRESS)
  ModelAndView carryOut(Visitor visitor, @ModelAttribute CoordinatorForm form) {
    operators.require(visitor);
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return form(visitor, form, errors);
    }
    try {
      return form.appoints() ? appoint(visitor, form) : invite(visitor, form);
    } catch (Failure.NotFound e) {
      return form(
          visitor,
          form,
          List.of(new FieldError("coordinator.wrong.no-partnership", "partnership")));
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, "submit");
      return failed.isOfField()
          ? form(visitor, form, failed.errors())
          : check(visitor, form, failed.errors(), failed.status());
    }
  }

  private ModelAndView appoint(Visitor visitor, CoordinatorForm form) {
    operations.appoint(
        visitor,
        form.sentKey(),
        form.partnership(),
        form.memberCode(),
        form.name(),
        form.issuer(),
        form.subject());
    return operators
        .page("operator/appointed", visitor)
        .addObject("form", form)
        .addObject("partnershipName", names.nameOrCode(form.partnership()));
  }

  private ModelAndView invite(Visitor visitor, CoordinatorForm form) {
    LocalDate until = LocalDate.now(clock).plusDays(DAYS);
    IssuedInvitation issued =
        commands.invite(
            visitor,
            form.sentKey(),
            form.partnership(),
            form.memberCode(),
            new Invitation(form.name(), List.of("COORDINATOR"), List.of(), until));
    ModelAndView page = operators.page("operator/invited", visitor);
    page.addObject("form", form);
    page.addObject("partnershipName", names.nameOrCode(form.partnership()));
    page.addObject("again", form.again());
    page.addObject("code", issued.code());
    page.addObject("until", words.day(until));
    page.addObject(
        "link",
        ServletUriComponentsBuilder.fromCurrentContextPath()
            .path("/join")
            .queryParam("partnership", form.partnership())
            .toUriString());
    return page;
  }

  private ModelAndView form(Visitor visitor, CoordinatorForm form, List<FieldError> errors) {
    ModelAndView page = operators.page("operator/coordinator", visitor);
    page.addObject("form", form);
    return FormPages.with(errors, HttpStatus.BAD_REQUEST, page);
  }

  private ModelAndView check(
      Visitor visitor, CoordinatorForm form, List<FieldError> errors, HttpStatus status) {
    ModelAndView page = operators.page("operator/coordinator-check", visitor);
    page.addObject("form", form);
    return FormPages.with(errors, status, page);
  }
}
