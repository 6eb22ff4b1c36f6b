package uk.ragtime.portal.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Operations;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.NameAndCode;
import uk.ragtime.portal.page.TypedText;

/** Registers a partnership: the form, a page to check it on, and what comes next. */
@Controller
class RegisterController {
  private static final String ADDRESS = OperatorController.ADDRESS + "/register";

  private final Operations operations;
  private final OperatorPages operators;
  private final RegisteredNames names;
  private final FormPages pages;

  RegisterController(
      Operations operations, OperatorPages operators, RegisteredNames names, FormPages pages) {
    this.operations = operations;
    this.operators = operators;
    this.names = names;
    this.pages = pages;
  }

  /** A partnership as typed. */
  record RegisterForm(String partnership, String name) {
    RegisterForm {
      partnership = TypedText.line(partnership).toLowerCase(Locale.ROOT);
      name = TypedText.line(name);
    }

    List<FieldError> errors() {
      List<FieldError> errors = new ArrayList<>();
      if (!NameAndCode.isName(name)) {
        errors.add(new FieldError("register.wrong.name", "name"));
      }
      if (!partnership.matches(Codes.SLUG)) {
        errors.add(new FieldError("register.wrong.code", "partnership"));
      }
      return errors;
    }
  }

  @GetMapping(ADDRESS)
  ModelAndView form(Visitor visitor, @ModelAttribute RegisterForm form) {
    return form(visitor, form, List.of());
  }

  /** Nothing is registered yet, so what was typed stands in the address. */
  @GetMapping(ADDRESS + "/check")
  ModelAndView check(Visitor visitor, @ModelAttribute RegisterForm form) {
    List<FieldError> errors = form.errors();
    return errors.isEmpty()
        ? check(visitor, form, UUID.randomUUID(), List.of(), HttpStatus.OK)
        : form(visitor, form, errors);
  }

  @PostMapping(ADDRESS)
  ModelAndView register(
      Visitor visitor, @RequestParam UUID key, @ModelAttribute RegisterForm form) {
    operators.require(visitor);
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return form(visitor, form, errors);
    }
    try {
      operations.register(visitor, key, form.partnership(), form.name());
      names.remember(form.partnership(), form.name());
      return new ModelAndView("redirect:" + ADDRESS + "/" + form.partnership());
    } catch (Failure.Refused refused) {
      if (refused.isOvertaken() && names.knows(form.partnership())) {
        return FormPages.SavedAlready.FIXED.on(
            ADDRESS + "/" + form.partnership(), form(visitor, form, List.of()));
      }
      return form(
          visitor,
          form,
          refused.isStale()
              ? List.of(new FieldError("register.wrong.exists", "partnership"))
              : pages.errors(refused, "partnership"));
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, "submit");
      return check(visitor, form, key, failed.errors(), failed.status());
    }
  }

  /** In another session it leads on: nothing tells there whether it was registered. */
  @GetMapping(ADDRESS + "/{partnership:" + Codes.SLUG + "}")
  ModelAndView registered(Visitor visitor, @PathVariable String partnership) {
    if (!names.knows(partnership)) {
      return new ModelAndView(
          "redirect:" + OperatorController.ADDRESS + "/coordinator?partnership=" + partnership);
    }
    return operators
        .page("operator/registered", visitor)
        .addObject("partnership", partnership)
        .addObject("registered", names.nameOrCode(partnership));
  }

  private ModelAndView form(Visitor visitor, RegisterForm form, List<FieldError> errors) {
    ModelAndView page = operators.page("operator/register", visitor);
    page.addObject("form", form);
    return FormPages.with(errors, HttpStatus.BAD_REQUEST, page);
  }

  private ModelAndView check(
      Visitor visitor, RegisterForm form, UUID key, List<FieldError> errors, HttpStatus status) {
    ModelAndView page = operators.page("operator/register-check", visitor);
    page.addObject("form", form);
    page.addObject("key", key);
    return FormPages.with(errors, status, page);
  }
}
