package uk.ragtime.portal.operator;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.JsonNode;
import uk.ragtime.portal.api.Codes;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Operations;
import uk.ragtime.portal.api.ParallelRequests;
import uk.ragtime.portal.api.ParallelRequests.Answer;
import uk.ragtime.portal.api.ParkedPartnerships.Parked;
import uk.ragtime.portal.api.Rebuilds.Rebuild;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;
import uk.ragtime.portal.page.Words;

/** The installation as its operators see it: health, parked partnerships, rebuilds. */
@Controller
class OperatorController {
  static final String ADDRESS = "/operator";

  private final Operations operations;
  private final OperatorPages operators;
  private final FormPages pages;
  private final Words words;

  OperatorController(Operations operations, OperatorPages operators, FormPages pages, Words words) {
    this.operations = operations;
    this.operators = operators;
    this.pages = pages;
    this.words = words;
  }

  /**
   * A partnership whose events cannot be applied.
   *
   * @param retry whether trying again can help; otherwise only a rebuild does
   * @param key idempotency key of trying again
   */
  record ParkedView(
      String partnership,
      String position,
      String kind,
      String help,
      String reason,
      String since,
      boolean retry,
      UUID key) {
    static ParkedView of(Parked parked, Words words) {
      return new ParkedView(
          parked.partnership(),
          words.say("operator.number", parked.position()),
          words.forCode("parked.kind", parked.kind()),
          words.has("parked.help." + parked.kind())
              ? words.say("parked.help." + parked.kind())
              : words.say("parked.help.other"),
          parked.reason(),
          words.moment(parked.since()),
          !parked.kind().equals("DIVERGED"),
          UUID.randomUUID());
    }
  }

  @GetMapping(ADDRESS)
  ModelAndView overview(Visitor visitor, @RequestParam(defaultValue = "") String retried) {
    return show(visitor, retried, List.of());
  }

  @PostMapping(ADDRESS + "/parked/{partnership:" + Codes.SLUG + "}/retry")
  ModelAndView retry(Visitor visitor, @PathVariable String partnership, @RequestParam UUID key) {
    operators.require(visitor);
    try {
      operations.retry(visitor, key, partnership);
      return new ModelAndView("redirect:" + ADDRESS + "?retried=" + partnership);
    } catch (Failure failure) {
      return show(visitor, "", pages.failed(failure, "parked").errors());
    }
  }

  private ModelAndView show(Visitor visitor, String retried, List<FieldError> errors) {
    ModelAndView page = operators.page("operator/operator", visitor);
    try (ParallelRequests requests = new ParallelRequests()) {
      Answer<Optional<JsonNode>> query = requests.ask(() -> operations.queryHealth(visitor));
      Answer<Optional<JsonNode>> commands = requests.ask(() -> operations.commandHealth(visitor));
      Answer<Optional<List<Parked>>> parked =
          requests.ask(() -> told(() -> operations.parked(visitor)));
      Answer<Optional<List<Rebuild>>> rebuilds =
          requests.ask(() -> told(() -> operations.rebuilds(visitor)));
      page.addObject("health", HealthView.of(query.get(), commands.get(), words));
      page.addObject("parkedKnown", parked.get().isPresent());
      page.addObject(
          "parked",
          parked.get().orElse(List.of()).stream().map(it -> ParkedView.of(it, words)).toList());
      page.addObject("rebuildsKnown", rebuilds.get().isPresent());
      page.addObject(
          "rebuilds",
          rebuilds.get().orElse(List.of()).stream().map(it -> RebuildView.of(it, words)).toList());
    }
    page.addObject("retried", retried.matches(Codes.SLUG) ? retried : null);
    return FormPages.with(errors, HttpStatus.CONFLICT, page);
  }

  @FunctionalInterface
  private interface Question<T> {
    T ask();
  }

  /** An operator comes here while something is away: what still answers is shown. */
  private static <T> Optional<T> told(Question<T> question) {
    try {
      return Optional.of(question.ask());
    } catch (Failure.Unavailable e) {
      return Optional.empty();
    }
  }
}
