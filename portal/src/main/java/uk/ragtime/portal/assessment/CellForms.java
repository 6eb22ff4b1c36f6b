package uk.ragtime.portal.assessment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import uk.ragtime.portal.api.Assessment;
import uk.ragtime.portal.api.Failure;
import uk.ragtime.portal.api.Visitor;
import uk.ragtime.portal.page.FieldError;
import uk.ragtime.portal.page.FormPages;

/** Sends forms about one capability, and shows them again with all that was typed if that fails. */
@Component
public class CellForms {
  private final CellCommands cells;
  private final FormPages pages;

  CellForms(CellCommands cells, FormPages pages) {
    this.cells = cells;
    this.pages = pages;
  }

  /** Page of a form. */
  @FunctionalInterface
  public interface Shown<F> {
    ModelAndView show(
        AssessmentDetails details,
        Assessment.Cell cell,
        F form,
        List<FieldError> errors,
        HttpStatus status);
  }

  /**
   * Differences between forms.
   *
   * @param overtaken key of the message that somebody has spoken about the capability since
   * @param fields that refusals concern, by code
   */
  public record Messages(String overtaken, Map<String, String> fields) {}

  /**
   * Sends a form without errors.
   *
   * @param command takes a version, and returns the position that it recorded at
   * @param next page once it is recorded, by that position
   */
  public <F extends CellForm<F>> ModelAndView send(
      Visitor visitor,
      AssessmentDetails details,
      String capability,
      F form,
      Messages messages,
      LongUnaryOperator command,
      LongFunction<ModelAndView> next,
      Shown<F> page) {
    try {
      return switch (cells.send(
          visitor,
          details.address(),
          capability,
          form.sentVersion(),
          Objects.requireNonNullElse(form.spokenAt(), 0L),
          command)) {
        case CellCommands.Done(long position) -> next.apply(position);
        case CellCommands.Overtaken(AssessmentDetails newer) -> {
          Assessment.Cell now = newer.cell(capability);
          FieldError error = new FieldError(messages.overtaken(), "submit");
          yield page.show(newer, now, form.on(newer, now), List.of(error), HttpStatus.CONFLICT);
        }
      };
    } catch (Failure failure) {
      FormPages.Failed failed = pages.failed(failure, messages.fields(), "submit");
      return page.show(details, details.cell(capability), form, failed.errors(), failed.status());
    }
  }
}
