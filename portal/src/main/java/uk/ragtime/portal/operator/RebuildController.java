package uk.ragtime.portal.operator;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Operations;
import uk.ragtime.portal.api.Rebuilds.Rebuild;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.operator.RebuildView.Act;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** Starts rebuilds of the read models, shows them, and swaps, cancels or rolls one back. */
@Controller
class RebuildController {
  private static final String REBUILDS = OperatorController.ADDRESS + "/rebuilds";
  private static final String START = REBUILDS + "/start";
  private static final String ONE = REBUILDS + "/{id:[0-9]{1,18}}";
  private static final String ACT = ONE + "/{act:swap|cancel|roll-back}";

  private final Operations operations;
  private final OperatorPages operators;
  private final FormPages pages;
  private final Words words;

  RebuildController(Operations operations, OperatorPages operators, FormPages pages, Words words) {
    this.operations = operations;
    this.operators = operators;
    this.pages = pages;
    this.words = words;
  }

  /**
   * A rebuild to be started.
   *
   * @param partnership empty for all
   * @param acceptDifferences whether to swap although it differs; null if the box is not ticked
   */
  record StartForm(String partnership, @Nullable Boolean acceptDifferences) {
    StartForm {
      partnership = Objects.requireNonNullElse(partnership, "").strip().toLowerCase(Locale.ROOT);
    }

    public boolean accepts() {
      return Boolean.TRUE.equals(acceptDifferences);
    }

    List<FieldError> errors() {
      return partnership.isEmpty() || partnership.matches(Codes.SLUG)
          ? List.of()
          : List.of(new FieldError("rebuild.wrong.partnership", "partnership"));
    }
  }

  @GetMapping(START)
  ModelAndView form(Visitor visitor, @ModelAttribute StartForm form) {
    return form(visitor, form, List.of());
  }

  /** Nothing is started yet, so what was chosen stands in the address. */
  @GetMapping(START + "/check")
  ModelAndView check(Visitor visitor, @ModelAttribute StartForm form) {
    List<FieldError> errors = form.errors();
    return errors.isEmpty()
        ? check(visitor, form, UUID.randomUUID(), List.of(), HttpStatus.OK)
        : form(visitor, form, errors);
  }

  @PostMapping(START)
  ModelAndView start(Visitor visitor, @RequestParam UUID key, @ModelAttribute StartForm form) {
    operators.require(visitor);
    List<FieldError> errors = form.errors();
    if (!errors.isEmpty()) {
      return form(visitor, form, errors);
    }
    try {
      Rebuild started =
          operations.startRebuild(
              visitor,
              key,
              form.partnership().isEmpty() ? null : form.partnership(),
              form.accepts());
      return new ModelAndView("redirect:" + REBUILDS + "/" + started.id());
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, "submit");
      return check(visitor, form, key, failed.errors(), failed.status());
    }
  }

  @GetMapping(ONE)
  ModelAndView one(Visitor visitor, @PathVariable long id) {
    return show("operator/rebuild", visitor, id, List.of(), HttpStatus.OK);
  }

  @GetMapping(ACT)
  ModelAndView check(Visitor visitor, @PathVariable long id, @PathVariable String act) {
    return check(visitor, id, act, UUID.randomUUID(), List.of(), HttpStatus.OK);
  }

  @PostMapping(ACT)
  ModelAndView carryOut(
      Visitor visitor, @PathVariable long id, @PathVariable String act, @RequestParam UUID key) {
    operators.require(visitor);
    try {
      operations.ask(visitor, key, id, act);
      return new ModelAndView("redirect:" + REBUILDS + "/" + id);
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, "submit");
      return check(visitor, id, act, key, failed.errors(), failed.status());
    }
  }

  private ModelAndView form(Visitor visitor, StartForm form, List<FieldError> errors) {
    ModelAndView page = operators.page("operator/rebuild-start", visitor);
    page.addObject("form", form);
    return FormPages.with(errors, HttpStatus.BAD_REQUEST, page);
  }

  private ModelAndView check(
      Visitor visitor, StartForm form, UUID key, List<FieldError> errors, HttpStatus status) {
    ModelAndView page = operators.page("operator/rebuild-check", visitor);
    page.addObject("form", form);
    page.addObject("key", key);
    return FormPages.with(errors, status, page);
  }

  private ModelAndView check(
      Visitor visitor, long id, String act, UUID key, List<FieldError> errors, HttpStatus status) {
    ModelAndView page = show("operator/rebuild-act", visitor, id, errors, status);
    page.addObject("act", act);
    page.addObject("key", key);
    page.addObject("taken", acts(page).anyMatch(it -> it.code().equals(act)));
    return page;
  }

  private static Stream<Act> acts(ModelAndView page) {
    @Nullable Object shown = page.getModel().get("page");
    return shown instanceof RebuildView view ? view.acts().stream() : Stream.empty();
  }

  private ModelAndView show(
      String template, Visitor visitor, long id, List<FieldError> errors, HttpStatus status) {
    ModelAndView page = operators.page(template, visitor);
    page.addObject("page", RebuildView.of(operations.rebuild(visitor, id), words));
    return FormPages.with(errors, status, page);
  }
}
