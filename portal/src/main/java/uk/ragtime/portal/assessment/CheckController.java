package uk.ragtime.portal.assessment;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.AssessmentCommands;
import uk.ragtime.portal.api.AssessmentCommands.SignOff;
import uk.ragtime.portal.api.Assessments;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.AssessmentState;
import uk.ragtime.portal.page.BrokenFormException;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.KeyedForm;
import uk.ragtime.portal.page.TypedText;
import uk.ragtime.portal.page.Words;

/** Shows all answers before an assessment is submitted, and again before it is signed off. */
@Controller
class CheckController {
  private static final String CHECK = AssessmentAddress.PATTERN + "/check";
  private static final String SUBMIT = AssessmentAddress.PATTERN + "/submit";
  private static final String SIGN_OFF = AssessmentAddress.PATTERN + "/sign-off";
  private static final String SENT = AssessmentAddress.PATTERN + "/sent";

  private final AssessmentReader reader;
  private final Assessments assessments;
  private final AssessmentCommands commands;
  private final FormPages pages;
  private final Words words;
  private final Clock clock;

  CheckController(
      AssessmentReader reader,
      Assessments assessments,
      AssessmentCommands commands,
      FormPages pages,
      Words words,
      Clock clock) {
    this.reader = reader;
    this.assessments = assessments;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
    this.clock = clock;
  }

  /**
   * A signature as typed.
   *
   * @param hash of the sheet that was shown
   * @param position up to which events were in it
   */
  record SignForm(
      @Nullable UUID key, @Nullable String hash, @Nullable Long position, String statement)
      implements KeyedForm {
    static final SignForm NOTHING = new SignForm(null, null, null, "");

    SignForm {
      statement = TypedText.of(statement);
    }
  }

  @GetMapping(CHECK)
  ModelAndView check(
      Visitor visitor, AssessmentAddress address, @RequestParam(defaultValue = "0") long seen) {
    AssessmentDetails details = reader.read(visitor, address, seen);
    return show(visitor, details, UUID.randomUUID(), SignForm.NOTHING, List.of(), HttpStatus.OK);
  }

  @PostMapping(SUBMIT)
  ModelAndView submit(
      Visitor visitor,
      AssessmentAddress address,
      @RequestParam UUID key,
      @RequestParam long version) {
    try {
      return address.redirect(commands.submit(visitor, key, address.key(), version), "sent");
    } catch (Failure failure) {
      AssessmentDetails details = reader.read(visitor, address, 0);
      boolean submitted = details.assessment().is("SUBMITTED");
      if (failure.isStale() && submitted && details.isByVisitor()) {
        return address.redirect(0, "sent");
      }
      FormPages.Failed failed = pages.failed(failure, "submit");
      String changed = submitted ? "check.wrong.submitted" : "check.wrong.changed";
      List<FieldError> errors =
          failure.isStale() ? List.of(new FieldError(changed, "submit")) : failed.errors();
      return show(visitor, details, key, SignForm.NOTHING, errors, failed.status());
    }
  }

  @PostMapping(SIGN_OFF)
  ModelAndView signOff(Visitor visitor, AssessmentAddress address, @ModelAttribute SignForm form) {
    UUID key = form.sentKey();
    String hash = BrokenFormException.required(form.hash(), "hash");
    AssessmentDetails details = reader.read(visitor, address, 0);
    if (details.assessment().is("SIGNED_OFF")) {
      return signedAlready(visitor, details, key, form);
    }
    List<FieldError> errors = TypedText.tooLong(form.statement(), "statement");
    if (!errors.isEmpty()) {
      return show(visitor, details, key, form, errors, HttpStatus.BAD_REQUEST);
    }
    try {
      SignOff signOff =
          new SignOff(
              hash,
              form.statement().isEmpty() ? null : form.statement(),
              details.capacity().forAgency());
      return address.redirect(commands.signOff(visitor, key, address.key(), signOff), "sent");
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, "submit");
      return show(
          visitor, reader.read(visitor, address, 0), key, form, failed.errors(), failed.status());
    }
  }

  /**
   * A second click leads on; another person is told that theirs is no signature, and whoever has
   * changed the statement since that the first one stands.
   */
  private ModelAndView signedAlready(
      Visitor visitor, AssessmentDetails details, UUID key, SignForm form) {
    boolean own = details.isByVisitor();
    if (own && (form.statement().isEmpty() || isSigned(visitor, details, form.statement()))) {
      return details.address().redirect(0, "sent");
    }
    FieldError error =
        new FieldError(own ? "check.wrong.signed-before" : "check.wrong.signed", "submit");
    return show(visitor, details, key, form, List.of(error), HttpStatus.CONFLICT);
  }

  private boolean isSigned(Visitor visitor, AssessmentDetails details, String statement) {
    return assessments.signOffs(visitor, details.address().key(), 0).stream()
        .anyMatch(signature -> signature.inForce() && statement.equals(signature.statement()));
  }

  @GetMapping(SENT)
  ModelAndView sent(
      Visitor visitor, AssessmentAddress address, @RequestParam(defaultValue = "0") long seen) {
    AssessmentDetails details = reader.read(visitor, address, seen);
    if (!details.assessment().is("SUBMITTED") && !details.assessment().is("SIGNED_OFF")) {
      return new ModelAndView("redirect:" + address.page());
    }
    ModelAndView page = AssessmentReader.page("assessment/sent", details);
    details
        .assessment()
        .last(details.assessment().state())
        .ifPresent(act -> {
          page.addObject("act", act);
          page.addObject("by", SpokenWord.nameOf(act.by(), words));
        });
    page.addObject("state", AssessmentState.of(details.assessment()));
    return page;
  }

  private ModelAndView show(
      Visitor visitor,
      AssessmentDetails details,
      UUID key,
      SignForm form,
      List<FieldError> errors,
      HttpStatus status) {
    CheckPage check = CheckPage.of(details, clock.instant(), words);
    Assessments.Sheet sheet =
        check.signs() ? assessments.sheet(visitor, details.address().key()) : null;
    boolean changed = sheet != null && form.hash() != null && !sheet.hash().equals(form.hash());
    ModelAndView page = AssessmentReader.page("assessment/check", details);
    page.addObject("page", check);
    page.addObject("key", key);
    page.addObject("form", form);
    page.addObject("sheet", sheet);
    page.addObject("changed", changed);
    page.addObject(
        "later",
        changed && form.position() != null
            ? CheckPage.after(Objects.requireNonNull(form.position()), details, words)
            : List.of());
    page.addObject("maxText", TypedText.MAX_LENGTH);
    return FormPages.with(errors, status, page);
  }
}
