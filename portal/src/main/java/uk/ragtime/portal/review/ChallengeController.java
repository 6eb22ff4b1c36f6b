package uk.ragtime.portal.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.AssessmentCommands;
import uk.ragtime.portal.api.AssessmentCommands.Challenge;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.assessment.AssessmentDetails;
import uk.ragtime.portal.assessment.AssessmentReader;
import uk.ragtime.portal.assessment.CellCommands;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.EvidenceRows;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.Words;

/** Challenges a rating: what the reviewer sees in its place, and why. */
@Controller
class ChallengeController {
  private static final String ADDRESS =
      AssessmentAddress.PATTERN + "/review/{capability:" + Codes.SLUG + "}";

  /** The services take no longer one. */
  static final int MAX_TEXT = 4000;

  private final AssessmentReader reader;
  private final AssessmentCommands commands;
  private final CellCommands cells;
  private final FormPages pages;
  private final Words words;

  ChallengeController(
      AssessmentReader reader,
      AssessmentCommands commands,
      CellCommands cells,
      FormPages pages,
      Words words) {
    this.reader = reader;
    this.commands = commands;
    this.cells = cells;
    this.pages = pages;
    this.words = words;
  }

  /**
   * A challenge as typed.
   *
   * @param version of the assessment that the form was opened on
   * @param spokenAt position of the last word about the capability then
   * @param step {@code check} to see it before it is sent, {@code change} to go back from there
   */
  record ChallengeForm(
      @Nullable UUID key,
      @Nullable Long version,
      @Nullable Long spokenAt,
      @Nullable Rating sees,
      String rationale,
      @Nullable List<String> evidenceTitle,
      @Nullable List<String> evidenceUrl,
      @Nullable String step) {
    ChallengeForm {
      rationale = Objects.requireNonNullElse(rationale, "").replace("\r\n", "\n").strip();
    }

    static ChallengeForm of(AssessmentDetails details, Assessment.Cell cell) {
      return new ChallengeForm(
          UUID.randomUUID(),
          details.assessment().version(),
          cell.lastSpokenAt(),
          null,
          "",
          null,
          null,
          null);
    }

    ChallengeForm on(AssessmentDetails details, Assessment.Cell cell) {
      return new ChallengeForm(
          key,
          details.assessment().version(),
          cell.lastSpokenAt(),
          sees,
          rationale,
          evidenceTitle,
          evidenceUrl,
          step);
    }

    UUID sentKey() {
      if (key == null) {
        throw new Failure.NotFound("key");
      }
      return key;
    }

    public EvidenceRows evidence() {
      return EvidenceRows.of(evidenceTitle, evidenceUrl);
    }

    /** Errors, in the order of the page. */
    List<FieldError> errors(Assessment.Cell cell) {
      List<FieldError> errors = new ArrayList<>();
      if (sees == null) {
        errors.add(new FieldError("challenge.wrong.no-rating", "sees"));
      } else if (cell.self() != null && cell.self().rating() == sees) {
        errors.add(new FieldError("challenge.wrong.same", "sees"));
      }
      if (rationale.isEmpty()) {
        errors.add(new FieldError("challenge.wrong.no-rationale", "rationale"));
      }
      if (rationale.length() > MAX_TEXT) {
        errors.add(new FieldError("text.wrong.long", "rationale"));
      }
      errors.addAll(evidence().errors());
      return errors;
    }
  }

  @GetMapping(ADDRESS)
  ModelAndView form(Visitor visitor, AssessmentAddress address, @PathVariable String capability) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    Assessment.Cell cell = details.cell(capability);
    ChallengeForm form = ChallengeForm.of(details, cell);
    return !details.capacity().reviews() || details.mayReview()
        ? show(visitor, details, cell, form, List.of(), HttpStatus.OK)
        : new ModelAndView("redirect:" + address.page());
  }

  @PostMapping(ADDRESS)
  ModelAndView challenge(
      Visitor visitor,
      AssessmentAddress address,
      @PathVariable String capability,
      @ModelAttribute ChallengeForm form) {
    UUID key = form.sentKey();
    AssessmentDetails details = reader.read(visitor, address, 0);
    Assessment.Cell cell = details.cell(capability);
    if ("change".equals(form.step())) {
      return show(visitor, details, cell, form, List.of(), HttpStatus.OK);
    }
    List<FieldError> errors = form.errors(cell);
    if (errors.isEmpty() && "check".equals(form.step())) {
      return check(details, cell, form);
    }
    if (!errors.isEmpty()) {
      return show(visitor, details, cell, form, errors, HttpStatus.BAD_REQUEST);
    }
    Challenge challenge =
        new Challenge(
            Objects.requireNonNull(form.sees()), form.rationale(), form.evidence().documents());
    try {
      return switch (cells.send(
          visitor,
          address,
          capability,
          Objects.requireNonNullElse(form.version(), 0L),
          Objects.requireNonNullElse(form.spokenAt(), 0L),
          on -> commands.challenge(visitor, key, address.key(), capability, on, challenge))) {
        case CellCommands.Done(long position) ->
            address.redirect(position, "review", capability, "sent");
        case CellCommands.Overtaken(AssessmentDetails newer) -> {
          Assessment.Cell now = newer.cell(capability);
          FieldError error = new FieldError("challenge.wrong.changed", "submit");
          yield show(visitor, newer, now, form.on(newer, now), List.of(error), HttpStatus.CONFLICT);
        }
      };
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, fieldOf(failure));
      return show(visitor, details, cell, form, List.of(failed.error()), failed.status());
    }
  }

  /** Shows a challenge beside the agency's word before it is sent; nothing is recorded yet. */
  private ModelAndView check(AssessmentDetails details, Assessment.Cell cell, ChallengeForm form) {
    if (!details.capacity().reviews()) {
      throw new Failure.Forbidden("challenge");
    }
    ModelAndView page = AssessmentReader.page("review/challenge-check", details);
    page.addObject("cell", ReviewPage.cell(details, cell, null, words));
    page.addObject("form", form);
    page.addObject("sees", RatingLabel.of(form.sees()));
    page.addObject("documents", form.evidence().documents());
    return FormPages.with(List.of(), HttpStatus.OK, page);
  }

  /** Confirms that a challenge was sent, and leads on to the rest of the review. */
  @GetMapping(ADDRESS + "/sent")
  ModelAndView sent(
      Visitor visitor,
      AssessmentAddress address,
      @PathVariable String capability,
      @RequestParam(defaultValue = "0") long seen) {
    AssessmentDetails details = reader.read(visitor, address, seen);
    if (!details.capacity().reviews()) {
      throw new Failure.Forbidden("challenge");
    }
    ModelAndView page = AssessmentReader.page("review/challenged", details);
    page.addObject("cell", ReviewPage.cell(details, details.cell(capability), null, words));
    return page;
  }

  private static String fieldOf(Failure failure) {
    return failure instanceof Failure.Refused refused && refused.code().equals("sees-the-same")
        ? "sees"
        : "submit";
  }

  private ModelAndView show(
      Visitor visitor,
      AssessmentDetails details,
      Assessment.Cell cell,
      ChallengeForm form,
      List<FieldError> errors,
      HttpStatus status) {
    if (!details.capacity().reviews()) {
      throw new Failure.Forbidden("challenge");
    }
    ModelAndView page = AssessmentReader.page("review/challenge", details);
    page.addObject(
        "cell",
        ReviewPage.cell(
            details, cell, reader.lastWords(visitor, details).get(cell.capability()), words));
    page.addObject("choices", RatingChoice.forReviewer(details, cell));
    page.addObject("form", form);
    page.addObject("maxText", MAX_TEXT);
    return FormPages.with(errors, status, page);
  }
}
