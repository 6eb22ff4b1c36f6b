package uk.ragtime.web.problem;

import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;
import uk.ragtime.web.ProblemTranslator;
import uk.ragtime.web.Violation;

/** Problems for the framework's own refusals. */
final class SpringProblems implements ProblemTranslator {
  @Override
  public @Nullable ProblemException translate(Throwable failure) {
    return switch (failure) {
      case MethodArgumentTypeMismatchException e ->
          parameter(e.getName(), "invalid", Messages.invalid(e, e.getRequiredType()));
      case TypeMismatchException e ->
          parameter(
              String.valueOf(e.getPropertyName()),
              "invalid",
              Messages.invalid(e, e.getRequiredType()));
      case MissingServletRequestParameterException e ->
          parameter(e.getParameterName(), "required", "is required");
      case MissingRequestHeaderException e ->
          parameter(e.getHeaderName(), "required", "is required");
      case HttpRequestMethodNotSupportedException e ->
          withHeaders(
              Problem.METHOD_NOT_ALLOWED.because(e.getMethod() + " does not work here"),
              e.getHeaders());
      case InvalidParameterException e -> StatusProblems.of(e.getErrorCode());
      case RequestRejectedException _ ->
          Problem.MALFORMED_REQUEST.because(
              "The method, the address or a header contains characters that are not taken");
      case AccessDeniedException _ -> Problem.NOT_ALLOWED.because("The caller may not do this");
      case ErrorResponse e ->
          withHeaders(StatusProblems.of(e.getStatusCode().value()), e.getHeaders());
      default -> null;
    };
  }

  private static ProblemException parameter(String name, String code, String message) {
    return new ProblemException(
        Problem.INVALID_PARAMETER,
        name + " " + message,
        List.of(new Violation(name, code, message)));
  }

  private static ProblemException withHeaders(ProblemException refusal, HttpHeaders headers) {
    ProblemException result = refusal;
    for (Map.Entry<String, List<String>> header : headers.headerSet()) {
      result = result.withHeader(header.getKey(), String.join(", ", header.getValue()));
    }
    return result;
  }
}
