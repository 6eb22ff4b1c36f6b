package uk.ragtime.web.problem;

import java.util.List;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.Violation;

/** Distinguishes a body that is not JSON from JSON with faulty fields, and names those. */
final class JsonProblems {
  private JsonProblems() {}

  static ProblemException of(HttpMessageNotReadableException failure) {
    return switch (failure.getCause()) {
      case ProblemException refusal -> refusal;
      case StreamConstraintsException _ ->
          Problem.MALFORMED_JSON.because("The body is nested too deep or has too long a value");
      case InputCoercionException e ->
          field(path(e), "invalid", Messages.invalid(e, e.getTargetType()));
      case StreamReadException e -> Problem.MALFORMED_JSON.because(where(e));
      case UnrecognizedPropertyException e ->
          field(path(e), "unknown-field", "is not a field taken here");
      case MismatchedInputException e when isNotOneDocument(e) ->
          Problem.MALFORMED_JSON.because("The body must be one JSON document and no more");
      case MismatchedInputException e ->
          field(path(e), "invalid", Messages.invalid(e, e.getTargetType()));
      case DatabindException e -> field(path(e), "invalid", Messages.invalid(e, null));
      case null, default ->
          Problem.MALFORMED_JSON.because("A JSON body is needed, and this one cannot be read");
    };
  }

  private static ProblemException field(String path, String code, String message) {
    return new ProblemException(
        Problem.INVALID_FIELD, path + " " + message, List.of(new Violation(path, code, message)));
  }

  private static String where(StreamReadException failure) {
    var location = failure.getLocation();
    return location == null
        ? "The body is not well-formed JSON"
        : "The body is not well-formed JSON, at line %d, column %d"
            .formatted(location.getLineNr(), location.getColumnNr());
  }

  /** Jackson has no type for these two; the tests notice if its words change. */
  private static boolean isNotOneDocument(MismatchedInputException failure) {
    String message = failure.getOriginalMessage();
    return failure.getPath().isEmpty()
        && (message.startsWith("No content") || message.startsWith("Trailing token"));
  }

  private static String path(JacksonException failure) {
    var path = new StringBuilder();
    for (JacksonException.Reference step : failure.getPath()) {
      if (step.getPropertyName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return path.isEmpty() ? "body" : path.toString();
  }
}
