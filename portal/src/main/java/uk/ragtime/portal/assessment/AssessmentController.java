package uk.ragtime.portal.assessment;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.AssessmentCommands;
import uk.ragtime.portal.api.Assessments;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.comment.ThreadReader;
import uk.ragtime.portal.page.AssessmentAddress;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** An assessment as a list of tasks, from which everything else of it is reached. */
@Controller
class AssessmentController {
  private final AssessmentReader reader;
  private final Assessments assessments;
  private final AssessmentCommands commands;
  private final FormPages pages;
  private final ThreadReader threads;
  private final Words words;
  private final Clock clock;

  AssessmentController(
      AssessmentReader reader,
      Assessments assessments,
      AssessmentCommands commands,
      FormPages pages,
      ThreadReader threads,
      Words words,
      Clock clock) {
    this.reader = reader;
    this.assessments = assessments;
    this.commands = commands;
    this.pages = pages;
    this.threads = threads;
    this.words = words;
    this.clock = clock;
  }

  @GetMapping(AssessmentAddress.PATTERN)
  ModelAndView assessment(
      Visitor visitor, AssessmentAddress address, @RequestParam(defaultValue = "0") long seen) {
    return show(visitor, address, seen, UUID.randomUUID(), List.of(), HttpStatus.OK);
  }

  /** Carries over what stands from earlier cycles, so that it can be looked at. */
  @PostMapping(AssessmentAddress.PATTERN + "/open")
  ModelAndView open(Visitor visitor, AssessmentAddress address, @RequestParam UUID key) {
    try {
      return address.redirect(commands.open(visitor, key, address.key()));
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, "submit");
      return show(visitor, address, 0, key, failed.errors(), failed.status());
    }
  }

  private ModelAndView show(
      Visitor visitor,
      AssessmentAddress address,
      long seen,
      UUID key,
      List<FieldError> errors,
      HttpStatus status) {
    AssessmentDetails details = reader.read(visitor, address, seen);
    ModelAndView page = AssessmentReader.page("assessment/assessment", details);
    page.addObject("key", key);
    page.addObject("page", AssessmentPage.of(details, clock.instant(), words));
    page.addObject("signatures", signatures(visitor, details, seen));
    page.addObject("people", AssessmentPeople.of(details.assessment(), words));
    page.addObject(
        "thread", threads.ofAssessment(visitor, address, titles(details), seen).orElse(null));
    return FormPages.with(errors, status, page);
  }

  /** Those of before it was opened again as well. */
  private List<Signature> signatures(Visitor visitor, AssessmentDetails details, long seen) {
    return details.assessment().last("SIGNED_OFF").isEmpty()
        ? List.of()
        : Signature.of(assessments.signOffs(visitor, details.address().key(), seen), words);
  }

  private static Map<String, String> titles(AssessmentDetails details) {
    return details.assessment().cells().stream()
        .collect(
            Collectors.toMap(Assessment.Cell::capability, Assessment.Cell::title, (a, _) -> a));
  }
}
