package uk.ragtime.web.problem;

import uk.ragtime.web.Problem;
import uk.ragtime.web.ProblemException;

/** Names a bare HTTP status, where the server gives us no more than that. */
final class StatusProblems {
  private static final Problem EXPECTATION_FAILED =
      new Problem("expectation-failed", 417, "The expectation cannot be met");

  private StatusProblems() {}

  static ProblemException of(int status) {
    return switch (status) {
      // Tomcat calls a method, a protocol or a coding that it does not know its own failing.
      case 400, 501, 505 -> Problem.MALFORMED_REQUEST.because("The request cannot be understood");
      case 401 -> Problem.TOKEN_MISSING.because("Send an Authorization header with a bearer token");
      case 403 -> Problem.NOT_ALLOWED.because("The caller may not do this");
      case 404 -> Problem.NOT_FOUND.because("There is nothing at this address");
      case 405 -> Problem.METHOD_NOT_ALLOWED.because("This method does not work here");
      case 406 -> Problem.NOT_ACCEPTABLE.because("No answer in an accepted format");
      case 413 -> Problem.BODY_TOO_LARGE.because("The body is larger than is taken here");
      case 414 -> Problem.ADDRESS_TOO_LONG.because("The address is longer than is taken here");
      case 415 -> Problem.UNSUPPORTED_MEDIA_TYPE.because("Send the body in a format taken here");
      case 417 -> EXPECTATION_FAILED.because("Of expectations only 100-continue is met");
      case 431 -> Problem.HEADERS_TOO_LARGE.because("The address and headers are too large");
      case 503 -> Problem.UNAVAILABLE.because("The service cannot answer just now");
      default ->
          status >= 400 && status < 500
              ? new Problem("refused-" + status, status, "The request is refused")
                  .because("The server refuses this request")
              : Problem.INTERNAL_ERROR.because(
                  "The failure is logged under the correlation id of this answer");
    };
  }
}
