package uk.ragtime.web;

import java.util.regex.Pattern;

/**
 * A kind of refusal, as RFC 9457 has it: its type is {@code /problems/{code}}. Codes are a promise
 * to clients: add, never rename.
 *
 * @param code lower-case slug
 * @param status HTTP status, 400 to 599
 * @param title one short sentence, the same for every occurrence
 */
public record Problem(String code, int status, String title) {
  // Before the constants: they are checked by it.
  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  public static final Problem MALFORMED_JSON =
      new Problem("malformed-json", 400, "The body is not JSON that can be read");
  public static final Problem BODY_NOT_UTF_8 =
      new Problem("body-not-utf-8", 400, "The body is not text in UTF-8");
  public static final Problem MALFORMED_REQUEST =
      new Problem("malformed-request", 400, "The request is not well-formed");
  public static final Problem INVALID_FIELD =
      new Problem("invalid-field", 400, "A field of the body is not valid");
  public static final Problem INVALID_PARAMETER =
      new Problem("invalid-parameter", 400, "A part of the address or a header is not valid");
  public static final Problem TOKEN_MISSING =
      new Problem("token-missing", 401, "A bearer token is needed");
  public static final Problem TOKEN_INVALID =
      new Problem("token-invalid", 401, "The bearer token is not accepted");
  public static final Problem NOT_ALLOWED =
      new Problem("not-allowed", 403, "The caller may not do this");
  public static final Problem NOT_FOUND = new Problem("not-found", 404, "There is nothing here");
  public static final Problem METHOD_NOT_ALLOWED =
      new Problem("method-not-allowed", 405, "This method does not work here");
  public static final Problem NOT_ACCEPTABLE =
      new Problem("not-acceptable", 406, "No answer in an accepted format");
  public static final Problem BODY_TOO_LARGE =
      new Problem("body-too-large", 413, "The body is too large");
  public static final Problem ADDRESS_TOO_LONG =
      new Problem("address-too-long", 414, "The address is too long");
  public static final Problem UNSUPPORTED_MEDIA_TYPE =
      new Problem("unsupported-media-type", 415, "The body's format is not taken here");
  public static final Problem TOO_MANY_REQUESTS =
      new Problem("too-many-requests", 429, "Too many requests");
  public static final Problem HEADERS_TOO_LARGE =
      new Problem("headers-too-large", 431, "The address and headers are too large");
  public static final Problem INTERNAL_ERROR =
      new Problem("internal-error", 500, "Something went wrong on our side");
  public static final Problem IDENTITY_PROVIDER_UNAVAILABLE =
      new Problem("identity-provider-unavailable", 503, "Tokens cannot be checked just now");
  public static final Problem UNAVAILABLE =
      new Problem("unavailable", 503, "The service cannot answer just now");

  public Problem {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("A problem's code must be a slug: " + code);
    }
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("A problem's status must be an error: " + status);
    }
  }

  /** The problem's type, a reference relative to the service's root. */
  public String type() {
    return "/problems/" + code;
  }

  /** This problem, ready to be thrown. */
  public ProblemException because(String detail) {
    return new ProblemException(this, detail);
  }
}
