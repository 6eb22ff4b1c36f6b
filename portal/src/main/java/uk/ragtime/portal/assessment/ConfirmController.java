package uk.ragtime.portal.assessment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.AssessmentCommands;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Rating;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.BrokenFormException;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.RatingLabel;
import uk.ragtime.portal.page.VersionedForm;
import uk.ragtime.portal.page.Words;

/** Confirms answers of earlier cycles that still hold, each by a box that somebody ticks. */
@Controller
class ConfirmController {
  private static final String ADDRESS = AssessmentAddress.PATTERN + "/confirm";

  private final AssessmentReader reader;
  private final AssessmentCommands commands;
  private final FormPages pages;
  private final Words words;

  ConfirmController(
      AssessmentReader reader, AssessmentCommands commands, FormPages pages, Words words) {
    this.reader = reader;
    this.commands = commands;
    this.pages = pages;
    this.words = words;
  }

  /**
   * Boxes that were ticked, and the version of the assessment that they were ticked on.
   *
   * @param capability codes with the answers that were shown, such as {@code tuning-in.AMBER}
   */
  record ConfirmForm(@Nullable UUID key, @Nullable Long version, List<String> capability)
      implements VersionedForm {
    private static final Pattern TICKED =
        Pattern.compile("(" + Codes.SLUG + ")\\.(RED|AMBER|GREEN|NOT_APPLICABLE)");

    ConfirmForm {
      capability = List.copyOf(Objects.requireNonNullElse(capability, List.of()));
    }

    /** Ticked answers by code. */
    Map<String, Rating> ticked() {
      Map<String, Rating> ticked = new LinkedHashMap<>();
      for (String box : capability) {
        Matcher parts = TICKED.matcher(box);
        if (!parts.matches()) {
          throw new BrokenFormException("capability");
        }
        ticked.put(parts.group(1), Rating.valueOf(parts.group(2)));
      }
      return ticked;
    }
  }

  /**
   * A carried-over answer, and why it was given.
   *
   * @param code value of its box
   */
  record LastAnswer(
      String code,
      String title,
      @Nullable String lang,
      RatingLabel label,
      String since,
      @Nullable SpokenWord why,
      String story,
      boolean ticked) {}

  /** An answer that somebody else changed after the page was opened. */
  record ChangedAnswer(String title, RatingLabel was, SpokenWord now) {}

  @GetMapping(ADDRESS)
  ModelAndView form(Visitor visitor, AssessmentAddress address) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    details.requireWriter();
    if (!details.mayRate()) {
      return FormPages.redirectFromClosedForm(address.page());
    }
    if (details.assessment().carriedOver() == 0) {
      return FormPages.redirectFromNothingLeft(address.page());
    }
    ConfirmForm form =
        new ConfirmForm(UUID.randomUUID(), details.assessment().version(), List.of());
    return show(visitor, details, form, List.of(), HttpStatus.OK);
  }

  @PostMapping(ADDRESS)
  ModelAndView confirm(
      Visitor visitor, AssessmentAddress address, @ModelAttribute ConfirmForm form) {
    UUID key = form.sentKey();
    if (form.capability().isEmpty()) {
      return show(
          visitor,
          reader.read(visitor, address, 0),
          form,
          List.of(new FieldError("confirm.wrong.nothing", "capability")),
          HttpStatus.BAD_REQUEST);
    }
    AssessmentDetails details = reader.read(visitor, address, 0);
    boolean unchanged = details.assessment().version() == form.sentVersion();
    if (unchanged && !isAsTicked(details, form)) {
      return changed(visitor, details, form);
    }
    try {
      return next(details, form, send(visitor, key, address, form.sentVersion(), form));
    } catch (Failure failure) {
      return failure.isOvertaken()
          ? onNewerVersion(visitor, address, key, form)
          : failed(visitor, reader.read(visitor, address, 0), form, failure);
    }
  }

  /** Goes on to what is left to be rated, or to the check of all. */
  private static ModelAndView next(AssessmentDetails details, ConfirmForm form, long position) {
    return details.address().redirect(position, RatePage.first(details, form.ticked().keySet()));
  }

  private long send(
      Visitor visitor, UUID key, AssessmentAddress address, long version, ConfirmForm form) {
    return commands.reconfirm(
        visitor, key, address.key(), version, List.copyOf(form.ticked().keySet()));
  }

  /** Changes of other capabilities do not matter to what was ticked. */
  private ModelAndView onNewerVersion(
      Visitor visitor, AssessmentAddress address, UUID key, ConfirmForm form) {
    AssessmentDetails details = reader.read(visitor, address, 0);
    if (isAsTicked(details, form) && details.mayRate()) {
      try {
        return next(
            details, form, send(visitor, key, address, details.assessment().version(), form));
      } catch (Failure failure) {
        return failed(visitor, details, form, failure);
      }
    }
    return changed(visitor, details, form);
  }

  private ModelAndView changed(Visitor visitor, AssessmentDetails details, ConfirmForm form) {
    return show(
        visitor,
        details,
        form,
        List.of(new FieldError("confirm.wrong.changed", "submit")),
        HttpStatus.CONFLICT);
  }

  private static boolean isAsTicked(AssessmentDetails details, ConfirmForm form) {
    return form.ticked().entrySet().stream()
        .allMatch(box -> isStill(details.cell(box.getKey()), box.getValue()));
  }

  private static boolean isStill(Assessment.Cell cell, Rating shown) {
    Assessment.CarriedOver carried = cell.carriedOver();
    return cell.self() == null && carried != null && carried.rating() == shown;
  }

  private ModelAndView failed(
      Visitor visitor, AssessmentDetails details, ConfirmForm form, Failure failure) {
    FormPages.Failed failed = pages.failed(failure, "submit");
    return show(visitor, details, form, failed.errors(), failed.status());
  }

  private ModelAndView show(
      Visitor visitor,
      AssessmentDetails details,
      ConfirmForm form,
      List<FieldError> errors,
      HttpStatus status) {
    details.requireWriter();
    Map<String, SpokenWord> why = reader.lastWords(visitor, details);
    List<LastAnswer> answers = new ArrayList<>();
    for (Assessment.Cell cell : details.assessment().cells()) {
      Assessment.CarriedOver carried = cell.carriedOver();
      if (carried != null && cell.self() == null) {
        answers.add(
            new LastAnswer(
                cell.capability() + "." + carried.rating(),
                cell.title(),
                details.texts().lang(cell.capability()),
                RatingLabel.of(carried.rating()),
                words.day(carried.effectiveOn()),
                why.get(cell.capability()),
                details.story(cell.capability()),
                form.ticked().containsKey(cell.capability())));
      }
    }
    ModelAndView page = AssessmentReader.page("assessment/confirm", details);
    page.addObject("answers", answers);
    page.addObject("changed", changed(details, form));
    page.addObject("key", form.key());
    page.addObject("version", details.assessment().version());
    return FormPages.with(errors, status, page);
  }

  private List<ChangedAnswer> changed(AssessmentDetails details, ConfirmForm form) {
    return form.ticked().entrySet().stream()
        .flatMap(box ->
            details.assessment().cell(box.getKey()).stream()
                .flatMap(cell ->
                    Stream.ofNullable(cell.self())
                        .map(self ->
                            new ChangedAnswer(
                                cell.title(),
                                RatingLabel.of(box.getValue()),
                                SpokenWord.of(self, words)))))
        .toList();
  }
}
